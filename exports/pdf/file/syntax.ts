/** How values are written in a PDF file, ISO 32000-1 section 7.3. All that is written is ASCII. */

export const ref = (object: number): string => `${object} 0 R`

const HUNDREDTHS = Array.from({ length: 100 }, (_, i) =>
  i === 0 ? '' : `.${String(i).padStart(2, '0').replace(/0$/, '')}`,
)

/** A length or place, to a hundredth: a large map has a million of them. */
export function n(value: number): string {
  const hundredths = Math.round(value * 100)
  if (hundredths < 0) return `-${n(-hundredths / 100)}`
  const whole = Math.floor(hundredths / 100)
  return whole + (HUNDREDTHS[hundredths - whole * 100] ?? '')
}

/** A factor that may be small. */
export const factor = (value: number): string => String(Math.round(value * 1e6) / 1e6)

/** Text, as UTF-16 with its mark. */
export function textString(text: string): string {
  let hex = '<feff'
  for (let i = 0; i < text.length; i++) hex += hex16(text.charCodeAt(i))
  return `${hex}>`
}

/** Text that is ASCII by its nature. */
export const asciiString = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`

export const hex16 = (value: number): string => value.toString(16).padStart(4, '0')

/** `YYYYMMDDhhmmss` in UTC, from milliseconds since 1970. */
export const dateString = (time: number): string =>
  `(D:${new Date(time)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')}Z)`

/** `#rrggbb` as the operands of a colour. */
export function rgb(colour: string): string {
  const value = parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
    .map((part) => factor(Math.round((part / 255) * 1e4) / 1e4))
    .join(' ')
}
