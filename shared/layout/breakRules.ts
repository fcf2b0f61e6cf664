/** Han, kana, Hangul, full-width forms: scripts that break between any two letters. */
export function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0x33ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xa000 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0x20000 && code <= 0x3ffff)
  )
}

export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a && code !== 0x2007) ||
    code === 0x3000
  )
}

const NEVER_FIRST = new Set(
  '、。，．：；！？）］｝〉》」』】〕〗”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…)]}.,;:!?%“»'
    .split('')
    .map((c) => c.charCodeAt(0)),
)
const NEVER_LAST = new Set('（［｛〈《「『【〔〖“‘([{„‚«'.split('').map((c) => c.charCodeAt(0)))

const SOFT_HYPHEN = 0xad
const ZERO_WIDTH_SPACE = 0x200b
const letter = /\p{L}/u

/** Whether a line may end between two code points; `before` is what stood ahead of the first. Spaces are the wrapper's business. */
export function mayBreakBetween(before: number, first: number, second: number): boolean {
  if (first === ZERO_WIDTH_SPACE || first === SOFT_HYPHEN) return true
  if (first === 0x2d || first === 0x2010 || first === 0x2f || first === 0x2013 || first === 0x2014)
    return before !== 0 && !isSpace(before) && before !== first && letter.test(String.fromCodePoint(second))
  if (isIdeographic(first) || isIdeographic(second)) return !NEVER_FIRST.has(second) && !NEVER_LAST.has(first)
  return false
}
