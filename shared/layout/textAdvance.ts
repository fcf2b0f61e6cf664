import { ADVANCES, MEASURED_BLOCKS } from './fontMetrics.ts'

export type Face = keyof typeof ADVANCES

const TABLE_END = 0x2150
const UNMEASURED = 0xffff
const tables: Partial<Record<Face, Uint16Array>> = {}

function tableOf(face: Face): Uint16Array {
  const known = tables[face]
  if (known) return known
  const table = new Uint16Array(TABLE_END).fill(UNMEASURED)
  const row = ADVANCES[face]
  let at = 0
  for (const [first, last] of MEASURED_BLOCKS)
    for (let code = first; code <= last; code++, at += 2) {
      const digits = row.slice(at, at + 2)
      if (digits !== 'zz') table[code] = parseInt(digits, 36)
      if (isWidthless(code)) table[code] = 0
    }
  tables[face] = table
  return table
}

/** Letters that other fonts must draw are given the room of the widest usual one, so that nothing is clipped. */
function advanceByClass(code: number): number {
  if (code < 0x20 || isWidthless(code)) return 0
  if (code < 0x1100) return 640
  if (code < 0x2190) return 700
  // Hangul, in the fonts of all systems.
  if (code >= 0xac00 && code <= 0xd7a3) return 920
  return 1000
}

function isWidthless(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    code === 0xe31 ||
    (code >= 0xe34 && code <= 0xe3a) ||
    (code >= 0xe47 && code <= 0xe4e) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0000 && code <= 0xe01ef) ||
    code === 0xad ||
    code === 0xfeff
  )
}

export const EMOJI_ADVANCE = 1200

export function faceOf(bold: boolean, italic: boolean): Face {
  return bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular'
}

/** The advance of one code point in thousandths of the type size. */
export function advanceOf(code: number, face: Face): number {
  if (code < TABLE_END) {
    const advance = tableOf(face)[code] ?? UNMEASURED
    if (advance !== UNMEASURED) return advance
  }
  return advanceByClass(code)
}

/** Below, nothing combines, and no rules but those of spaces, hyphens and slashes say where a line may end. */
export const LATIN_END = 0x300
const latin: Partial<Record<Face, Uint16Array>> = {}

/** `advanceOf` for all below LATIN_END. */
export const latinAdvances = (face: Face): Uint16Array =>
  (latin[face] ??= Uint16Array.from({ length: LATIN_END }, (_, code) => advanceOf(code, face)))

/** The width of a plain stretch of text without line breaks. */
export function widthOf(text: string, size: number, bold = false): number {
  const face = faceOf(bold, false)
  let sum = 0
  for (const letter of text) sum += advanceOf(letter.codePointAt(0) ?? 0, face)
  return (sum * size) / 1000
}
