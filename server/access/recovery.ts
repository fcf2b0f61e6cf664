import { randomInt } from 'node:crypto'
import { RECOVERY_KEY } from '../../shared/domain/recoveryKey.ts'
import { derive, hashOf, veil } from './links.ts'

/** What the server keeps, so that the key brings the organiser's secret back, and nothing else does. */
export interface Recovery {
  /** SHA-256 of the key, base64url. */
  readonly hash: string
  /** The organiser's secret, veiled by the key. */
  readonly veiled: string
}

/** Random signs for somebody to write down. */
export const newRecoveryKey = (): string =>
  Array.from(
    { length: RECOVERY_KEY.length },
    () => RECOVERY_KEY.alphabet[randomInt(RECOVERY_KEY.alphabet.length)],
  ).join('')

export const recoveryBy = (key: string, organiser: string): Recovery => ({
  hash: hashOf(key),
  veiled: veil(derive(key, 'recovery'), organiser),
})

/** The organiser's secret, given the right key. */
export const recover = (key: string, { hash, veiled }: Recovery): string | undefined =>
  hashOf(key) === hash ? veil(derive(key, 'recovery'), veiled) : undefined
