import * as fontkit from 'fontkit'
import type { FontFace } from '../../means.ts'
import type { PdfFile } from './pdfFile.ts'
import { asciiString, factor, hex16, ref } from './syntax.ts'

/** A sign of a text that has been set, its place in thousandths of the size. */
export interface SetSign {
  /** Its code in the embedded font; or an outline, y upwards: what stands for no letter is drawn, for readers would take it for one. */
  readonly sign: string | { readonly d: string; readonly unitsPerEm: number }
  readonly x: number
  readonly y: number
  /** How far the next one stands from it. */
  readonly advance: number
  /** How far it would without shaping. */
  readonly width: number
}

/** As the text was measured: no kerning, no ligatures. */
const FEATURES = { kern: false, liga: false, clig: false }

/** As it is; fontkit's types tell another story. */
interface Subset {
  /** The glyphs that the file gets; their places are their codes. */
  readonly glyphs: number[]
  encode(): Uint8Array
}

/** Reading a font's tables takes longer than writing a small map. */
const opened = new WeakMap<FontFace, fontkit.Font>()

function open(face: FontFace): fontkit.Font {
  let font = opened.get(face)
  if (!font) {
    const read = fontkit.create(face.bytes as Buffer)
    if ('fonts' in read) throw new Error('a collection of fonts where one was expected')
    tellLettersApart(read)
    opened.set(face, (font = read))
  }
  return font
}

/** fontkit hands out a glyph with the letters that it stood for when it was first met. */
function tellLettersApart(font: fontkit.Font): void {
  const glyphOf = font.getGlyph.bind(font)
  font.getGlyph = (id, codePoints = []) => {
    const glyph = glyphOf(id, codePoints)
    return glyph.codePoints === codePoints ? glyph : withLetters(glyph, codePoints)
  }
}

const withLetters = (glyph: fontkit.Glyph, codePoints: readonly number[]): fontkit.Glyph =>
  Object.create(glyph, { codePoints: { value: codePoints } }) as fontkit.Glyph

const PAIRS = '()[]{}<>«»‹›'

/** Brackets in right-to-left text face the other way; fontkit does not turn them. */
const turned = (text: string): string =>
  text.replace(/[()[\]{}<>«»‹›]/g, (sign) => PAIRS[PAIRS.indexOf(sign) ^ 1] ?? sign)
const turnedCode = (code: number): number => turned(String.fromCodePoint(code)).codePointAt(0) ?? code

/** The glyphs of a TrueType font that a file uses, ISO 32000-1 section 9.7: found by code, and told as letters. */
export class EmbeddedFont {
  /** What pages call it. */
  readonly name: string
  readonly object: number
  readonly #font: fontkit.Font
  readonly #subset: Subset
  readonly #scale: number
  readonly #widths: number[] = []
  readonly #letters: (readonly number[])[] = []
  readonly #plain = new Map<number, string>()
  readonly #codes = new Map<string, string>()
  readonly #set = new Map<string, readonly SetSign[]>()

  constructor(face: FontFace, name: string, object: number) {
    this.name = name
    this.object = object
    this.#font = open(face)
    this.#subset = this.#font.createSubset() as unknown as Subset
    this.#scale = 1000 / this.#font.unitsPerEm
    // The first glyph of each subset is that for missing letters.
    this.#widths.push(this.#font.getGlyph(0).advanceWidth * this.#scale)
    this.#letters.push([0])
  }

  /** The codes of a text that is `PLAIN`: shaping changes nothing about it, and takes longer than all else. */
  plain(text: string): string {
    let codes = ''
    for (let i = 0; i < text.length; i++) codes += this.#plainCode(text.charCodeAt(i))
    return codes
  }

  #plainCode(letter: number): string {
    let code = this.#plain.get(letter)
    if (code === undefined) {
      const { id, advanceWidth } = this.#font.glyphForCodePoint(letter)
      code = this.#include(id, advanceWidth * this.#scale, [letter])
      this.#plain.set(letter, code)
    }
    return code
  }

  /** Any text, shaped; from left to right as it stands on the paper. */
  shaped(text: string, isRightToLeft: boolean): readonly SetSign[] {
    const key = isRightToLeft ? `< ${text}` : `> ${text}`
    let signs = this.#set.get(key)
    if (!signs) {
      const run = this.#font.layout(isRightToLeft ? turned(text) : text, FEATURES)
      signs = run.glyphs.map(({ id, codePoints, advanceWidth, path }, i) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[i] ?? {}
        const width = advanceWidth * this.#scale
        const letters = isRightToLeft ? codePoints.map(turnedCode) : codePoints
        const sign =
          letters.length === 0
            ? { d: path.toSVG(), unitsPerEm: this.#font.unitsPerEm }
            : this.#include(id, width, letters)
        return { sign, x: xOffset * this.#scale, y: yOffset * this.#scale, advance: xAdvance * this.#scale, width }
      })
      this.#set.set(key, signs)
    }
    return signs
  }

  /**
   * A glyph that stands for several letters (Arabic ones that differ in their dots, which are glyphs of their own; brackets that are
   * turned around; hyphens) has a code for each: else other letters would be found and copied than were written.
   */
  #include(glyph: number, width: number, letters: readonly number[]): string {
    const key = [glyph, ...letters].join(' ')
    let code = this.#codes.get(key)
    if (code === undefined) {
      const at = this.#subset.glyphs.push(glyph) - 1
      this.#widths[at] = width
      this.#letters[at] = letters
      this.#codes.set(key, (code = hex16(at)))
    }
    return code
  }

  /** Writes it as `object`. */
  embed(file: PdfFile, index: number): void {
    const { postscriptName, bbox, italicAngle, ascent, descent, capHeight, xHeight } = this.#font
    const scaled = (value: number): string => factor(value * this.#scale)
    const tag = [...String(index).padStart(6, '0')].map((digit) => String.fromCharCode(65 + Number(digit))).join('')
    const name = `/${tag}+${postscriptName.replace(/[^A-Za-z0-9-]/g, '_')}`
    const bytes = this.#subset.encode()
    const program = file.putStream(bytes, `/Length1 ${bytes.length}`)
    const italic = italicAngle === 0 ? 0 : 64
    const descriptor = file.put(
      `<< /Type /FontDescriptor /FontName ${name} /Flags ${4 + italic} /FontBBox [${[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scaled).join(' ')}] ` +
        `/ItalicAngle ${factor(italicAngle)} /Ascent ${scaled(ascent)} /Descent ${scaled(descent)} /CapHeight ${scaled(capHeight || ascent)} ` +
        `/XHeight ${scaled(xHeight || 0)} /StemV 0 /FontFile2 ${ref(program)} >>`,
    )
    const descendant = file.put(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry ${asciiString('Adobe')} /Ordering ${asciiString('Identity')} /Supplement 0 >> ` +
        `/FontDescriptor ${ref(descriptor)} /W [0 [${this.#widths.map(factor).join(' ')}]] /CIDToGIDMap /Identity >>`,
    )
    const letters = file.putStream(this.#toUnicode())
    file.put(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(letters)} >>`,
      this.object,
    )
  }

  /** Which letters each code stands for, ISO 32000-1 section 9.10.3. */
  #toUnicode(): string {
    const entries = this.#letters.map((letters) => `<${[...String.fromCodePoint(...letters)].map(utf16).join('')}>`)
    const ranges: string[] = []
    for (let from = 0; from < entries.length; from += 256) {
      const part = entries.slice(from, from + 256)
      ranges.push(`<${hex16(from)}> <${hex16(from + part.length - 1)}> [${part.join(' ')}]`)
    }
    const blocks: string[] = []
    for (let from = 0; from < ranges.length; from += 100) {
      const part = ranges.slice(from, from + 100)
      blocks.push(`${part.length} beginbfrange\n${part.join('\n')}\nendbfrange`)
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
  }
}

const utf16 = (sign: string): string => [...Array(sign.length).keys()].map((i) => hex16(sign.charCodeAt(i))).join('')
