import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from '../../shared/domain/participant.ts'

/** The three secrets of a board. The server shows them and keeps only their hashes. */
export type Secrets = Readonly<Record<Role, string>>

/** What the server keeps of a link. */
export interface Link {
  /** SHA-256 of the secret, base64url. A secret is random enough that no slow hash is needed. */
  readonly hash: string
  /** Raised with each renewal; tickets are worth something only with the number they were given for. */
  readonly number: number
  /** What turns the derived secret into this one: a link that outlived a renewal of the organiser's. Without the organiser's secret it says nothing. */
  readonly carry?: string | undefined
  readonly off?: boolean | undefined
  /** From this moment on (milliseconds since 1970) it opens nothing. */
  readonly until?: number | undefined
}
export type Links = Readonly<Record<Role, Link>>
export type DerivedRole = Exclude<Role, 'organiser'>

const SECRET_BYTES = 16
/** What `secret` looks like: 128 bits as base64url. Tickets look the same. */
export const CREDENTIAL = /^[A-Za-z0-9_-]{22}$/

/** A new organiser's link or ticket. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** 128 bits that only who knows the secret can tell. */
export const derive = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(`kaffeetisch ${purpose}`).digest().subarray(0, SECRET_BYTES)

/** Hides 128 bits behind others that are used for nothing else; once more brings them back. */
export function veil(pad: Buffer, secret: string): string {
  const bytes = Buffer.from(secret, 'base64url')
  return Buffer.from(pad.map((byte, at) => byte ^ (bytes[at] ?? 0))).toString('base64url')
}

const padOf = (organiser: string, role: DerivedRole, number: number): Buffer => derive(organiser, `${role} ${number}`)

/** The secret of a link from the organiser's: who holds that one can always see the others, while nobody gets upwards. */
function derivedSecret(
  organiser: string,
  role: DerivedRole,
  { number, carry }: Pick<Link, 'number' | 'carry'>,
): string {
  const pad = padOf(organiser, role, number)
  return carry === undefined ? pad.toString('base64url') : veil(pad, carry)
}

/** All three secrets, from the organiser's. */
export const secretsFrom = (organiser: string, links: Pick<Links, DerivedRole>): Secrets => ({
  organiser,
  participant: derivedSecret(organiser, 'participant', links.participant),
  viewer: derivedSecret(organiser, 'viewer', links.viewer),
})

const first = (organiser: string, role: DerivedRole, number = 1): Link => ({
  hash: hashOf(derivedSecret(organiser, role, { number })),
  number,
})

/** The links of a new board. */
export const newLinks = (organiser: string): Links => ({
  organiser: { hash: hashOf(organiser), number: 1 },
  participant: first(organiser, 'participant'),
  viewer: first(organiser, 'viewer'),
})

/** Another link in the place of one: the old secret opens nothing any more, and the new one is on, without an end. */
export const withRenewed = (links: Links, role: DerivedRole, organiser: string): Links => ({
  ...links,
  [role]: first(organiser, role, links[role].number + 1),
})

/**
 * Another organiser's link. The other two stay as they are, so that nobody is sent away in the middle of a session; who held the old
 * organiser's link knows these as well, but none that is renewed from here on.
 */
export function withRenewedOrganiser(links: Links, before: string, organiser: string): Links {
  const secrets = secretsFrom(before, links)
  const carried = (role: DerivedRole): Link => ({
    ...links[role],
    carry: veil(padOf(organiser, role, links[role].number), secrets[role]),
  })
  return {
    organiser: { hash: hashOf(organiser), number: links.organiser.number + 1 },
    participant: carried('participant'),
    viewer: carried('viewer'),
  }
}

/** Why a link opens nothing just now; undefined when it does. */
export function closedBecause({ off, until }: Link, now: number): 'linkOff' | 'linkEnded' | undefined {
  if (off) return 'linkOff'
  return until !== undefined && now >= until ? 'linkEnded' : undefined
}

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Which link of a board a hash belongs to. Compares with all three in equal time. */
export function roleOfHash(links: Links, hash: string): Role | undefined {
  let role: Role | undefined
  if (same(links.viewer.hash, hash)) role = 'viewer'
  if (same(links.participant.hash, hash)) role = 'participant'
  if (same(links.organiser.hash, hash)) role = 'organiser'
  return role
}
