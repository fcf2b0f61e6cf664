/** The organiser's key for the day the link is lost: 124 bits as 25 signs without 0, O, 1, I, L, written in five groups. */
export const RECOVERY_KEY = { alphabet: '23456789ABCDEFGHJKMNPQRSTUVWXYZ', length: 25, group: 5 } as const

/** As it is shown and written down. */
export const writtenRecoveryKey = (key: string): string =>
  (key.match(new RegExp(`.{1,${RECOVERY_KEY.group}}`, 'g')) ?? []).join('-')

/** The key in what somebody has typed or pasted, in any case and with any gaps; undefined when it is none. */
export function readRecoveryKey(typed: string): string | undefined {
  const key = typed.toUpperCase().replace(/[\s\-–—_.]/g, '')
  const known = [...key].every((sign) => RECOVERY_KEY.alphabet.includes(sign))
  return known && key.length === RECOVERY_KEY.length ? key : undefined
}
