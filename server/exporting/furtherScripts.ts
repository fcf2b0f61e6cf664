import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import type { FontFace, Means, ScriptFaces } from '../../exports/means.ts'
import { openFace } from './fonts.ts'
import { registerFaces } from './rasterise.ts'

/** In the order in which they are asked: Han letters that both know look as Chinese readers expect them. */
const PACKAGES = ['noto-sans-sc', 'noto-sans-kr', 'noto-sans-thai'] as const
const WEIGHTS = { regular: 400, bold: 700 } as const

const require = createRequire(import.meta.url)
const fileOf = (path: string): string => require.resolve(`@fontsource-variable/${path}`)

/** One file of a font that comes in many, so that only those are opened whose letters somebody has written. */
interface Slice {
  readonly file: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}
let slices: Promise<readonly Slice[]> | undefined

async function readSlices(): Promise<readonly Slice[]> {
  const lists = await Promise.all(
    PACKAGES.map(async (name) => {
      const ranges = JSON.parse(await readFile(fileOf(`${name}/unicode.json`), 'utf8')) as Record<string, string>
      return Object.entries(ranges).map(([key, list]) => ({
        file: fileOf(`${name}/files/${name}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`),
        ranges: list.split(',').map(readRange),
      }))
    }),
  )
  return lists.flat()
}

/** `U+4e00-4e05` or `U+4e00`, as in CSS. */
function readRange(range: string): readonly [number, number] {
  const [first = 0, last = first] = range
    .trim()
    .slice(2)
    .split('-')
    .map((code) => parseInt(code, 16))
  return [first, last]
}

/** Below, the usual fonts have what people write. */
const FIRST = 0xe00
const FURTHER = /[\u0e00-\uffff]/

/** The same means, and faces for the letters of `words` that the usual fonts lack, where one of the further ones has them. */
export async function withLettersOf(means: Means, words: string): Promise<Means> {
  if (!FURTHER.test(words)) return means
  const usual = Object.values(means.fonts.faces)
  const lacking = new Set<number>()
  for (const letter of words) {
    const code = letter.codePointAt(0) ?? 0
    if (code >= FIRST && !usual.some((face) => face.has(code))) lacking.add(code)
  }
  if (lacking.size === 0) return means
  const further: ScriptFaces[] = []
  for (const { file, ranges } of await (slices ??= readSlices())) {
    const codes = [...lacking].filter((code) => ranges.some(([first, last]) => code >= first && code <= last))
    if (codes.length === 0) continue
    const faces = await openSlice(file, codes)
    // Not every letter of the ranges is there.
    const found = codes.filter((code) => faces.regular.has(code))
    if (found.length > 0) further.push(faces)
    for (const code of found) lacking.delete(code)
  }
  await registerFaces(further.flatMap(({ regular, bold }) => [regular, bold]))
  return { ...means, fonts: { ...means.fonts, further } }
}

/** These letters and no others, in both weights: what a variable font holds, neither PDF nor canvas can choose from. */
async function openSlice(file: string, codes: readonly number[]): Promise<ScriptFaces> {
  const packed = await readFile(file)
  const letters = String.fromCodePoint(...codes.toSorted((a, b) => a - b))
  const open = async (weight: number): Promise<FontFace> => {
    const bytes = await subsetFont(packed, letters, {
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
      preserveNameIds: [1, 2, 4, 6],
    })
    // By what is in it: drawn again, it is there already.
    const mark = createHash('sha256').update(`${file} ${weight} ${letters}`).digest('hex').slice(0, 16)
    return openFace(`further${mark}`, bytes)
  }
  const [regular, bold] = await Promise.all([open(WEIGHTS.regular), open(WEIGHTS.bold)])
  return { regular, bold }
}
