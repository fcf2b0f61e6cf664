import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'

const FONTS = '../node_modules/@expo-google-fonts'
const FACES = {
  regular: ['noto-sans/400Regular/NotoSans_400Regular.ttf', '400Regular'],
  bold: ['noto-sans/700Bold/NotoSans_700Bold.ttf', '700Bold'],
  italic: ['noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf', '400Regular'],
  boldItalic: ['noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf', '700Bold'],
} as const
/** First and last code point of each block that is measured; what lies outside goes by its class. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x3ff],
  [0x400, 0x52f],
  [0x590, 0x5f4],
  [0x600, 0x6ff],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20c0],
  [0x2100, 0x214f],
]
const MISSING = 'zz'

function open(path: string): fontkit.Font {
  const font = fontkit.create(readFileSync(new URL(`${FONTS}/${path}`, import.meta.url)))
  if ('fonts' in font) throw new Error(`${path} is a collection`)
  if (font.unitsPerEm !== 1000) throw new Error(`${path} is not measured in thousandths`)
  return font
}

/** Arabic letters join: most stand between two others, so their width there is the one that counts. */
function advanceOf(font: fontkit.Font, code: number): number {
  if (code < 0x620 || code > 0x6d3) return font.glyphForCodePoint(code).advanceWidth
  const letter = String.fromCodePoint(code)
  return font.layout(`\u200d${letter}\u200d`).advanceWidth
}

/** Two base-36 digits a code point, in thousandths of the type size. */
function advancesOf(fonts: readonly fontkit.Font[]): string {
  let row = ''
  for (const [first, last] of BLOCKS)
    for (let code = first; code <= last; code++) {
      const font = fonts.find((font) => font.hasGlyphForCodePoint(code))
      if (!font) row += MISSING
      else
        row += Math.min(1294, Math.round(advanceOf(font, code)))
          .toString(36)
          .padStart(2, '0')
    }
  return row
}

/** The source text of shared/layout/fontMetrics.ts, made from the very fonts that copies are drawn with. */
export function fontMetricsSource(): string {
  const rows = Object.entries(FACES).map(([face, [path, weight]]) => {
    const arabic = open(`noto-sans-arabic/${weight}/NotoSansArabic_${weight}.ttf`)
    const hebrew = open(`noto-sans-hebrew/${weight}/NotoSansHebrew_${weight}.ttf`)
    return `  ${face}: '${advancesOf([open(path), hebrew, arabic])}',`
  })
  const { ascent, descent } = open(FACES.regular[0])
  return `// Written by scripts/writeFontMetrics.ts from Noto Sans (with Noto Sans Hebrew and Arabic). Do not edit.
/** First and last code point of the measured blocks. */
export const MEASURED_BLOCKS: readonly (readonly [number, number])[] = ${JSON.stringify(BLOCKS)}
/** Two base-36 digits for each code point of the blocks, in thousandths of the type size; \`${MISSING}\` is not in the font. */
export const ADVANCES = {
${rows.join('\n')}
} as const
/** Above and below the baseline, in parts of the type size. */
export const ASCENT = ${ascent / 1000}
export const DESCENT = ${-descent / 1000}
`
}

const target = fileURLToPath(new URL('../shared/layout/fontMetrics.ts', import.meta.url))
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, fontMetricsSource())
