import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { Presence } from '../../../../server/sync/presence.ts'
import { presentableState } from '../../../../server/sync/presenceState.ts'

const anna = { access: 'write', participant: 'anna', name: 'Anna' } as const
const ben = { access: 'write', participant: 'ben', name: 'Ben' } as const
const always = () => true
const here = JSON.stringify({ pointer: { x: 1, y: 1 } })

function says(...entries: [client: number, clock: number, json: string][]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, clock, json] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

/** What a frame tells: client → clock and state. */
function told(frame: Buffer | undefined): Map<number, { clock: number; state: unknown }> {
  const entries = new Map<number, { clock: number; state: unknown }>()
  if (!frame) return entries
  const decoder = decoding.createDecoder(frame.subarray(frame[1] === 126 ? 4 : 2))
  expect(decoding.readVarUint(decoder)).toBe(1)
  const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  for (let left = decoding.readVarUint(inner); left > 0; left--) {
    const client = decoding.readVarUint(inner)
    const clock = decoding.readVarUint(inner)
    entries.set(client, { clock, state: JSON.parse(decoding.readVarString(inner)) })
  }
  return entries
}

it('somebody who comes back with an old clock is seen again', () => {
  const presence = new Presence()
  const [before, after] = [{}, {}]
  presence.take(before, anna, says([7, 5, here]), always)
  presence.leave(before, 0)
  const gone = told(presence.news().frame).get(7)
  expect(gone).toEqual({ clock: 6, state: null })
  presence.take(after, anna, says([7, 5, here]), always)
  expect(told(presence.news().frame).get(7)?.clock).toBeGreaterThan(gone?.clock ?? 0)
})

it('a half-open old line does not keep its owner from coming back, but keeps others out', () => {
  const presence = new Presence()
  const [old, fresh, thief] = [{}, {}, {}]
  presence.take(old, anna, says([7, 1, here]), always)
  expect(presence.take(thief, ben, says([7, 9, here]), always)).toBe(false)
  expect(presence.take(fresh, anna, says([7, 2, here]), always)).toBe(true)
  expect(presence.leave(old, 0)).toBe(false)
  expect(told(presence.all()).get(7)?.state).toEqual({ pointer: { x: 1, y: 1 } })
})

it('an id stays its owner’s for a while after he has left', () => {
  const presence = new Presence()
  const holder = {}
  presence.take(holder, anna, says([7, 1, here]), always)
  presence.leave(holder, 0)
  presence.forget(1_000)
  expect(presence.take({}, ben, says([7, 9, here]), always)).toBe(false)
  presence.forget(1_000_000)
  expect(presence.take({}, ben, says([7, 9, here]), always)).toBe(true)
})

it('the echo of others that a stock client sends is stepped over and costs no budget', () => {
  const presence = new Presence()
  const asked: true[] = []
  const holder = {}
  presence.take(holder, anna, says([7, 1, here]), always)
  expect(presence.take(holder, anna, says([8, 1, here], [9, 1, here]), () => (asked.push(true), true))).toBe(false)
  expect(presence.size).toBe(1)
  expect(asked).toEqual([])
})

it('shows who one is as the server knows it, and nothing that it does not know', () => {
  const state = {
    person: { participant: 'x', name: 'Chef', colour: '#fff' },
    user: { name: 'Chef', color: '#fff' },
    evil: 1,
    editing: 'root',
  }
  expect(JSON.parse(presentableState(JSON.stringify(state), anna) ?? '')).toEqual({
    person: { participant: 'anna', name: 'Anna', colour: '#fff' },
    user: { name: 'Anna', color: '#fff' },
    editing: 'root',
  })
})

it.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['a pointer without numbers', '{"pointer":{"x":"1","y":2}}'],
  ['a colour that is more than a colour', '{"user":{"color":"red;background:url(x)"}}'],
  ['more than 2 kB', JSON.stringify({ editing: 'x'.repeat(3_000) })],
  ['a selection of too many', JSON.stringify({ selection: Array.from({ length: 21 }, () => 'a') })],
])('[P11] shows nothing of %s', (_what, json) => {
  expect(presentableState(json, anna)).toBeUndefined()
})
