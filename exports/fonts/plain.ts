/** Letters of which none steers or belongs to the ones around it: one after another, most of what is written here. */
export const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]*$/
/** Their codes. */
export const PLAIN_LETTERS = Array.from({ length: 0x2100 }, (_, code) => code).filter((code) =>
  PLAIN.test(String.fromCharCode(code)),
)
