import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import { Presence, presencePause } from '../../../../server/sync/presence.ts'
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

/** A stock client: takes over what it hears of itself under a later clock, and sends back whatever it took over. */
function stockClient(presence: Presence, client: number) {
  let own = { clock: 0, json: here }
  const holder = {}
  const say = () => presence.take(holder, anna, says([client, own.clock, own.json]), always)
  return {
    set: (json: string) => {
      own = { clock: own.clock + 1, json }
      say()
    },
    come: say,
    leave: () => presence.leave(holder, 0),
    hear: (frame: Buffer | undefined): boolean => {
      const entry = told(frame).get(client)
      if (!entry || entry.clock <= own.clock || entry.state === null) return false
      own = { clock: entry.clock, json: JSON.stringify(entry.state) }
      say()
      return true
    },
  }
}

it('who is new is told of once, though stock clients send back what they hear', () => {
  const presence = new Presence()
  const client = stockClient(presence, 7)
  client.come()
  let rounds = 0
  while (client.hear(presence.news().frame)) rounds++
  expect(rounds).toBe(0)
  expect(presence.news().changed).toBe(0)
})

it('who comes back with an old clock catches up once, also when he moves meanwhile, and then there is silence', () => {
  for (const moves of [0, 1, 5]) {
    const presence = new Presence()
    const before = stockClient(presence, 7)
    before.come()
    before.leave()
    presence.news()
    const after = stockClient(presence, 7)
    after.come()
    const first = presence.news().frame
    for (let x = 1; x <= moves; x++) after.set(JSON.stringify({ pointer: { x, y: 0 } }))
    let rounds = 0
    for (let frame = first; frame && rounds < 50; frame = presence.news().frame) {
      rounds++
      after.hear(frame)
    }
    expect(rounds).toBeLessThan(5)
    const state = told(presence.all()).get(7)?.state
    if (moves > 0) expect(state).toEqual({ pointer: { x: moves, y: 0 } })
  }
})

it('what has been made presentable stays as it is when it comes back', () => {
  const full = {
    cursor: { head: { type: { client: 1, clock: 2 }, tname: null, item: null, assoc: 0 }, anchor: null },
    user: { name: 'x', color: '#fff', junk: 1 },
    selection: ['a'],
    person: { colour: '#fff', name: 'x', participant: 'y' },
    editing: null,
    look: { rect: { height: 4, width: 3, y: 2, x: 1, junk: 1 }, at: 'a' },
    follows: 'ben',
    pointer: { y: 1, x: 2 },
  }
  for (const owner of [anna, { ...anna, access: 'read' } as const, { access: 'write', participant: 'p' } as const]) {
    const once = presentableState(JSON.stringify(full), owner) ?? ''
    expect(presentableState(once, owner)).toBe(once)
  }
})

it('[P11] where somebody looks is an idea and a piece of the map, or the state is none', () => {
  const rect = { x: 0, y: 0, width: 1, height: 1 }
  const shown = (state: unknown) => presentableState(JSON.stringify(state), anna)
  expect(shown({ look: { at: 'a', rect } })).toBe(JSON.stringify({ look: { at: 'a', rect } }))
  expect(shown({ look: null, follows: null })).toBeDefined()
  for (const look of ['a', {}, { at: 'x'.repeat(65) }, { at: 'a', rect: { ...rect, width: 0 } }])
    expect(shown({ look })).toBeUndefined()
  expect(shown({ look: { at: 'a', rect: { ...rect, x: 1e9 } } })).toBeUndefined()
  expect(shown({ follows: 'x'.repeat(65) })).toBeUndefined()
  expect(presentableState(JSON.stringify({ look: { at: 'a' }, follows: 'ben' }), { ...anna, access: 'read' })).toBe(
    JSON.stringify({ person: { participant: anna.participant, name: anna.name } }),
  )
})

it('[P11] what somebody has brought back is told by numbers, or the state is none', () => {
  const shown = (restored: unknown) => presentableState(JSON.stringify({ restored }), anna)
  const restored = { snapshot: 3, before: 7, at: 1 }
  expect(shown({ ...restored, junk: 'x' })).toBe(JSON.stringify({ restored }))
  for (const wrong of ['a', {}, { ...restored, snapshot: 0 }, { ...restored, before: 1.5 }, { ...restored, at: 'now' }])
    expect(shown(wrong)).toBeUndefined()
  expect(presentableState(JSON.stringify({ restored }), { ...anna, access: 'read' })).not.toContain('restored')
})

it('many cursors are shown less often, and presence never takes more than a fifth of the time', () => {
  expect(presencePause(1, 0)).toBe(50)
  expect(presencePause(30, 0)).toBe(100)
  expect(presencePause(180, 0)).toBe(180)
  expect(presencePause(1_000, 0)).toBe(250)
  expect(presencePause(1, 40)).toBe(160)
  expect(presencePause(1_000, 900)).toBe(1_000)
})
