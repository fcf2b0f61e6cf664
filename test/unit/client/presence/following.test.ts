import { expect, test } from 'vitest'
import { createFollowing, leadOf } from '../../../../client/presence/following.ts'
import type { Other, Presence } from '../../../../client/presence/presence.ts'

let client = 0
const person = (participant: string, more: Partial<Other> = {}): Other => ({
  client: client++,
  person: { participant, name: participant, colour: '#000' },
  pointer: null,
  editing: null,
  selection: [],
  look: { at: `where ${participant} looks` },
  follows: null,
  restored: null,
  ...more,
})

test('who follows somebody that follows somebody sees what the last of them sees', () => {
  const others = [person('anna', { follows: 'ben' }), person('ben', { follows: 'cem' }), person('cem')]
  expect(leadOf(others, 'me', 'anna')?.look?.at).toBe('where cem looks')
  expect(leadOf(others, 'me', 'ben')?.look?.at).toBe('where cem looks')
})

test('two who follow each other, and a ring of three, move nobody', () => {
  expect(leadOf([person('anna', { follows: 'me' })], 'me', 'anna')).toBeUndefined()
  const ring = [person('anna', { follows: 'ben' }), person('ben', { follows: 'anna' })]
  expect(leadOf(ring, 'me', 'anna')).toBeUndefined()
})

test('of several tabs the one counts in which somebody is busy; who is not here leads nobody', () => {
  const others = [
    person('anna', { look: { at: 'left alone' } }),
    person('anna', { editing: 'x', look: { at: 'written in' } }),
  ]
  expect(leadOf(others, 'me', 'anna')?.look?.at).toBe('written in')
  expect(leadOf(others, 'me', 'gone')).toBeUndefined()
  expect(leadOf(others, 'me', undefined)).toBeUndefined()
})

test('following is told to the others and to who asks, once a change', () => {
  const sent: (string | null)[] = []
  const following = createFollowing({ setFollows: (id) => void sent.push(id) } as Partial<Presence> as Presence)
  let told = 0
  following.subscribe(() => told++)
  following.follow('anna')
  following.follow('anna')
  following.stop()
  following.stop()
  expect(sent).toEqual(['anna', null])
  expect(told).toBe(2)
})
