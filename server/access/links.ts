import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from '../../shared/domain/participant.ts'

/** The three secrets of a board. The server shows them once and keeps only their hashes. */
export type Secrets = Readonly<Record<Role, string>>
/** SHA-256 of each secret, base64url. The secrets are random enough that no slow hash is needed. */
export type SecretHashes = Readonly<Record<Role, string>>

const SECRET_BYTES = 16
/** What `secret` looks like: 128 bits as base64url. Tickets look the same. */
export const CREDENTIAL = /^[A-Za-z0-9_-]{22}$/

/** A new organiser's link or ticket. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/**
 * All three secrets from the organiser's: the other two are derived, so that who holds the organiser's link can always see them,
 * while nobody gets upwards. `number` makes a renewed link another one.
 */
export function secretsFrom(organiser: string, number = 1): Secrets {
  const derive = (role: Role): string =>
    createHmac('sha256', organiser)
      .update(`kaffeetisch ${role} ${number}`)
      .digest()
      .subarray(0, SECRET_BYTES)
      .toString('base64url')
  return { organiser, participant: derive('participant'), viewer: derive('viewer') }
}

export const hashesOf = (secrets: Secrets): SecretHashes => ({
  organiser: hashOf(secrets.organiser),
  participant: hashOf(secrets.participant),
  viewer: hashOf(secrets.viewer),
})

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Which link of a board a hash belongs to. Compares with all three in equal time. */
export function roleOfHash(hashes: SecretHashes, hash: string): Role | undefined {
  let role: Role | undefined
  if (same(hashes.viewer, hash)) role = 'viewer'
  if (same(hashes.participant, hash)) role = 'participant'
  if (same(hashes.organiser, hash)) role = 'organiser'
  return role
}
