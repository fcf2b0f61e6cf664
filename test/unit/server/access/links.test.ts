import { describe, expect, it } from 'vitest'
import {
  closedBecause,
  CREDENTIAL,
  hashOf,
  newLinks,
  newSecret,
  roleOfHash,
  secretsFrom,
  withRenewed,
  withRenewedOrganiser,
} from '../../../../server/access/links.ts'
import { newRecoveryKey, recover, recoveryBy } from '../../../../server/access/recovery.ts'

describe('links', () => {
  it('[P7] the organiser’s secret gives the other two, always the same, and each opens with its own role', () => {
    const organiser = newSecret()
    const links = newLinks(organiser)
    const secrets = secretsFrom(organiser, links)
    expect(secretsFrom(organiser, links)).toEqual(secrets)
    expect(new Set(Object.values(secrets)).size).toBe(3)
    for (const secret of Object.values(secrets)) expect(secret).toMatch(CREDENTIAL)
    for (const role of ['organiser', 'participant', 'viewer'] as const)
      expect(roleOfHash(links, hashOf(secrets[role]))).toBe(role)
    expect(roleOfHash(links, hashOf(newSecret()))).toBeUndefined()
    expect(roleOfHash(links, secrets.organiser)).toBeUndefined()
  })

  it('[P15] a renewed link is another one, and the old one opens nothing; the others stay', () => {
    const organiser = newSecret()
    const links = newLinks(organiser)
    const before = secretsFrom(organiser, links)
    const renewed = withRenewed(links, 'participant', organiser)
    const after = secretsFrom(organiser, renewed)
    expect(after).toEqual({ ...before, participant: after.participant })
    expect(after.participant).not.toBe(before.participant)
    expect(roleOfHash(renewed, hashOf(before.participant))).toBeUndefined()
    expect(roleOfHash(renewed, hashOf(after.participant))).toBe('participant')
  })

  it('[P15] a renewed organiser’s link shows the other two as they were, also after many renewals in any order', () => {
    let organiser = newSecret()
    let links = newLinks(organiser)
    for (const renew of ['organiser', 'viewer', 'organiser', 'organiser', 'participant', 'organiser'] as const) {
      const before = secretsFrom(organiser, links)
      if (renew === 'organiser') {
        const next = newSecret()
        links = withRenewedOrganiser(links, organiser, next)
        organiser = next
        expect(secretsFrom(organiser, links)).toEqual({ ...before, organiser })
      } else {
        links = withRenewed(links, renew, organiser)
        expect(secretsFrom(organiser, links)[renew]).not.toBe(before[renew])
      }
      const secrets = secretsFrom(organiser, links)
      for (const role of ['organiser', 'participant', 'viewer'] as const)
        expect(links[role].hash).toBe(hashOf(secrets[role]))
    }
  })

  it('[P15] who held an old organiser’s link cannot compute what is renewed after it', () => {
    const old = newSecret()
    const next = newSecret()
    const links = withRenewed(withRenewedOrganiser(newLinks(old), old, next), 'participant', next)
    const real = secretsFrom(next, links).participant
    for (const number of [1, 2, 3])
      expect(secretsFrom(old, { ...links, participant: { hash: '', number, carry: undefined } }).participant).not.toBe(
        real,
      )
  })

  it('a link opens nothing while it is off and from its end on', () => {
    const { viewer } = newLinks(newSecret())
    expect(closedBecause(viewer, 5)).toBeUndefined()
    expect(closedBecause({ ...viewer, off: true }, 5)).toBe('linkOff')
    expect(closedBecause({ ...viewer, until: 6 }, 5)).toBeUndefined()
    expect(closedBecause({ ...viewer, until: 5 }, 5)).toBe('linkEnded')
  })

  it('[P15] the recovery key brings the organiser’s secret back, another key does not, and what is kept says nothing', () => {
    const organiser = newSecret()
    const key = newRecoveryKey()
    const kept = recoveryBy(key, organiser)
    expect(recover(key, kept)).toBe(organiser)
    expect(recover(newRecoveryKey(), kept)).toBeUndefined()
    expect(JSON.stringify(kept)).not.toContain(organiser)
  })
})
