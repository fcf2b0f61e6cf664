import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import wawoff2 from 'wawoff2'
import { FACE_NAMES, type FaceName, type FontFace, type Fonts, type Glyph } from '../../exports/means.ts'

const paths: Record<FaceName, string> = {
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  sansBold: 'noto-sans/700Bold/NotoSans_700Bold.ttf',
  sansItalic: 'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  sansBoldItalic: 'noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf',
  hebrew: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  hebrewBold: 'noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf',
  arabic: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  arabicBold: 'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  emoji: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
}

const require = createRequire(import.meta.url)
const fontFile = (path: string) => readFile(require.resolve(`@expo-google-fonts/${path}`))

/** The bundled fonts, read from the packages that this project depends on. */
export async function openFonts(): Promise<Fonts> {
  const faces = await Promise.all(FACE_NAMES.map(async (name) => openFace(name, await fontFile(paths[name]))))
  // Every name has its face: they were made from the list of names.
  const byName = Object.fromEntries(faces.map((face) => [face.name, face])) as Record<FaceName, FontFace>
  return { faces: byName, further: [], emoji: await openEmoji() }
}

/** A face that knows which letters it has. */
export function openFace(name: string, bytes: Uint8Array): FontFace {
  const font = parse(bytes)
  // fontkit throws when it is asked for the letters of a font that has none but the sign for missing ones.
  const codes = new Set(font.numGlyphs > 1 ? font.characterSet : [])
  return { name, bytes, has: (code) => codes.has(code) }
}

/** Colour pictures; where a sequence has none of its own, the one in black and white. */
async function openEmoji(): Promise<Fonts['emoji']> {
  const packed = await readFile(require.resolve('twemoji-colr-font/twemoji.woff2'))
  const colour = parse(Buffer.from(await wawoff2.decompress(packed)))
  const mono = parse(await fontFile(paths.emoji))
  const known = new Map<string, Glyph | undefined>()
  return (sequence) => {
    if (!known.has(sequence)) known.set(sequence, colourGlyph(colour, sequence) ?? monoGlyph(mono, sequence))
    return known.get(sequence)
  }
}

function colourGlyph(font: fontkit.Font, sequence: string): Glyph | undefined {
  const glyph = onlyGlyph(font, sequence)
  // fontkit's types know no colour layers.
  const layers: unknown = glyph && Reflect.get(glyph, 'layers')
  if (!glyph || !Array.isArray(layers) || layers.length === 0) return undefined
  const em = 1000 / font.unitsPerEm
  return {
    advance: glyph.advanceWidth * em,
    layers: layers.map(
      ({ glyph, color }: { glyph: fontkit.Glyph; color: { red: number; green: number; blue: number } }) => ({
        d: pathOf(glyph, em),
        fill: `#${[color.red, color.green, color.blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
      }),
    ),
  }
}

function monoGlyph(font: fontkit.Font, sequence: string): Glyph | undefined {
  const glyph = onlyGlyph(font, sequence.replaceAll('\ufe0f', '')) ?? onlyGlyph(font, sequence)
  if (!glyph || glyph.id === 0) return undefined
  const em = 1000 / font.unitsPerEm
  return { advance: glyph.advanceWidth * em, layers: [{ d: pathOf(glyph, em), fill: undefined }] }
}

/** The glyph of a sequence that the font knows as one. */
function onlyGlyph(font: fontkit.Font, sequence: string): fontkit.Glyph | undefined {
  const glyphs = font.layout(sequence).glyphs.filter((glyph) => !glyph.codePoints.every((code) => code === 0xfe0f))
  return glyphs.length === 1 ? glyphs[0] : undefined
}

function pathOf(glyph: fontkit.Glyph, em: number): string {
  return glyph.path.scale(em, em).toSVG()
}

function parse(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(Buffer.from(bytes))
  if ('fonts' in font) throw new Error('a collection of fonts where one was expected')
  return font
}
