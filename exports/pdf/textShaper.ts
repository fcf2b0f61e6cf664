/** What the library's embedded fonts can do and its types do not tell. */
export interface EmbeddedFont {
  readonly id: string
  layout(
    text: string,
    features: object,
  ): { readonly glyphs: readonly Glyph[]; readonly positions: readonly GlyphPlace[] }
  ref(): unknown
  /** What it is made of. */
  readonly font: { getGlyph: (id: number, codePoints?: number[]) => Glyph }
  /** Thousandths of the type size a unit. */
  readonly scale: number
  /** By code. */
  readonly widths: number[]
  readonly unicode: number[][]
  /** The glyphs that the file gets; their places are their codes. */
  readonly subset: { readonly glyphs: number[] }
}
interface Glyph {
  readonly id: number
  readonly advanceWidth: number
  readonly codePoints: number[]
  readonly path: { toSVG(): string }
}
interface GlyphPlace {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
  readonly advanceWidth: number
}
/** A glyph of the font, by its code; or an outline: what stands for no letter is drawn, for readers would take it for one. */
export type Sign = string | { readonly d: string; readonly em: number }
export type Shaped = readonly [signs: readonly Sign[], places: readonly GlyphPlace[]]

/** As the text was measured: no kerning, no ligatures. */
const FEATURES = { kern: false, liga: false, clig: false }

/** Finds the glyphs of a text, from left to right as they stand on the paper, so that readers find the letters again. */
export class TextShaper {
  readonly #words = new Map<EmbeddedFont, Map<string, Shaped>>()
  readonly #codes = new Map<EmbeddedFont, Map<string, string>>()

  /**
   * Shaping costs more than all else about text, and people use the same words again and again. No letter's shape depends on one
   * beyond a space; the words of right-to-left text would have to be turned around.
   */
  shape(font: EmbeddedFont, text: string, isRightToLeft: boolean): Shaped {
    if (isRightToLeft) return this.#shaped(font, text, true)
    const signs: Sign[] = []
    const places: GlyphPlace[] = []
    const known = this.#words.get(font) ?? new Map<string, Shaped>()
    this.#words.set(font, known)
    for (const word of text.split(/(?<= )(?! )/)) {
      let shaped = known.get(word)
      if (!shaped) known.set(word, (shaped = this.#shaped(font, word, false)))
      signs.push(...shaped[0])
      places.push(...shaped[1])
    }
    return [signs, places]
  }

  /**
   * A glyph that stands for several letters (Arabic ones that differ in their dots, which are glyphs of their own; brackets that are
   * turned around; hyphens) has a code for each: with the library's one, other letters would be found and copied than were written.
   */
  #shaped(font: EmbeddedFont, text: string, isTurned: boolean): Shaped {
    const known = this.#codesOf(font)
    const { glyphs, positions } = font.layout(isTurned ? turned(text) : text, FEATURES)
    const signs = glyphs.map(({ id, advanceWidth, codePoints, path }): Sign => {
      if (codePoints.length === 0) return { d: path.toSVG(), em: 1000 / font.scale }
      const letters = isTurned ? codePoints.map(turnedCode) : codePoints
      const glyph = [id, ...letters].join(' ')
      let code = known.get(glyph)
      if (code === undefined) {
        const at = font.subset.glyphs.push(id) - 1
        font.widths[at] = advanceWidth * font.scale
        font.unicode[at] = letters
        known.set(glyph, (code = at.toString(16).padStart(4, '0')))
      }
      return code
    })
    return [signs, positions]
  }

  #codesOf(font: EmbeddedFont): Map<string, string> {
    let codes = this.#codes.get(font)
    if (!codes) {
      this.#codes.set(font, (codes = new Map<string, string>()))
      tellLettersApart(font)
    }
    return codes
  }
}

/** The library hands out a glyph with the letters that it stood for when it was first met. */
function tellLettersApart({ font }: EmbeddedFont): void {
  const glyphOf = font.getGlyph.bind(font)
  font.getGlyph = (id, codePoints = []) => {
    const glyph = glyphOf(id, codePoints)
    return glyph.codePoints === codePoints ? glyph : withLetters(glyph, codePoints)
  }
}

const withLetters = (glyph: Glyph, codePoints: number[]): Glyph =>
  Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph

const PAIRS = '()[]{}<>«»‹›'
const isPaired = /[()[\]{}<>«»‹›]/g

/** Brackets in right-to-left text face the other way; the library does not turn them. */
const turned = (text: string): string => text.replace(isPaired, (sign) => PAIRS[PAIRS.indexOf(sign) ^ 1] ?? sign)
const turnedCode = (code: number): number => turned(String.fromCodePoint(code)).codePointAt(0) ?? code
