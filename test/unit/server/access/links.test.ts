import { describe, expect, it } from 'vitest'
import { CREDENTIAL, hashesOf, hashOf, newSecret, roleOfHash, secretsFrom } from '../../../../server/access/links.ts'

describe('links', () => {
  it('the organiser’s secret always gives the same other two, and a new number gives new ones', () => {
    const organiser = newSecret()
    const { participant, viewer } = secretsFrom(organiser)
    expect(secretsFrom(organiser)).toEqual({ organiser, participant, viewer })
    const renewed = secretsFrom(organiser, 2)
    expect(new Set([organiser, participant, viewer, renewed.participant, renewed.viewer]).size).toBe(5)
    for (const secret of [organiser, participant, viewer]) expect(secret).toMatch(CREDENTIAL)
  })

  it('a hash finds its role, and only its own', () => {
    const secrets = secretsFrom(newSecret())
    const hashes = hashesOf(secrets)
    expect(roleOfHash(hashes, hashOf(secrets.organiser))).toBe('organiser')
    expect(roleOfHash(hashes, hashOf(secrets.participant))).toBe('participant')
    expect(roleOfHash(hashes, hashOf(secrets.viewer))).toBe('viewer')
    expect(roleOfHash(hashes, hashOf(newSecret()))).toBeUndefined()
    expect(roleOfHash(hashes, secrets.organiser)).toBeUndefined()
  })
})
