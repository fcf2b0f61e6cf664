import { expect, it } from 'vitest'
import { come, comeRaw, houseForTest as open, isAck, stateOf, until } from './syncHouse.ts'
import { presenceUpdate } from '../../../support/presenceUpdate.ts'

it('[P11] [bar 33] nobody can take over, change or remove the presence of somebody else', async () => {
  const house = await open()
  const anna = await come(house, { participant: 'anna', name: 'Anna' })
  const ben = await come(house, { participant: 'ben', name: 'Ben' })
  const id = anna.doc.clientID
  anna.awareness.setLocalState({
    person: { participant: 'anna', name: 'Anna', colour: '#123456' },
    pointer: { x: 1, y: 2 },
  })
  await until([ben], () => stateOf(ben, id)?.pointer !== undefined)
  const raw = await comeRaw(house, { participant: 'eve', name: 'Eve' })
  raw.send(1, presenceUpdate([id, 99, { person: { participant: 'eve', name: 'Eve' } }]))
  raw.send(1, presenceUpdate([id, 100, null]))
  raw.send(
    1,
    presenceUpdate([4711, 1, { person: { participant: 'anna', name: 'Anna', colour: 'red' }, junk: 'x'.repeat(50) }]),
  )
  raw.send(1, presenceUpdate([id, 101, null], [4711, 2, { pointer: { x: 5, y: 5 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ pointer: { x: 5, y: 5 } })
  expect(stateOf(ben, id)).toMatchObject({ person: { participant: 'anna', name: 'Anna' }, pointer: { x: 1, y: 2 } })
  raw.send(1, presenceUpdate([4711, 3, { person: { participant: 'anna', name: 'Anna', colour: 'red' }, junk: 1 }]))
  await until([ben], () => stateOf(ben, 4711)?.person !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ person: { participant: 'eve', name: 'Eve', colour: 'red' } })
  raw.send(1, presenceUpdate([4711, 4, { user: { name: 'x', color: 'url(http://evil)' } }]))
  raw.send(1, presenceUpdate([4711, 5, { pointer: { x: 6, y: 6 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 6)
  expect(house.count('garbage')).toBe(0)
})

it('somebody who leaves is gone from every screen, also after he has only changed', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben' })
  const raw = await comeRaw(house, { participant: 'eve' })
  raw.send(1, presenceUpdate([4711, 1, { pointer: { x: 1, y: 1 } }]))
  raw.send(1, presenceUpdate([4711, 2, { pointer: { x: 2, y: 2 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 2)
  raw.socket.terminate()
  await until([ben], () => !ben.awareness.getStates().has(4711))
  const again = await comeRaw(house, { participant: 'eve' })
  again.send(1, presenceUpdate([4711, 2, { pointer: { x: 3, y: 3 } }]))
  await until([ben], () => stateOf(ben, 4711)?.pointer?.x === 3)
})

it('[P6] [bar 33] a viewer is seen as somebody who is there and nothing else', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben' })
  const raw = await comeRaw(house, { access: 'read', participant: 'v1' })
  raw.send(1, presenceUpdate([4711, 1, { person: { name: 'Anna' }, pointer: { x: 1, y: 1 }, editing: 'root' }]))
  await until([ben], () => stateOf(ben, 4711) !== undefined)
  expect(stateOf(ben, 4711)).toEqual({ person: { participant: 'v1' } })
})

it('[bar 33] a thousand forged participants are at most one, and he bears the name the server knows', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben', name: 'Ben' })
  const raw = await comeRaw(house, { participant: 'eve', name: 'Eve' })
  const forged = { person: { participant: 'ben', name: 'Ben', colour: 'red' } }
  raw.send(
    1,
    presenceUpdate(...Array.from({ length: 1_000 }, (_, i): [number, number, unknown] => [5_000 + i, 1, forged])),
  )
  for (let i = 0; i < 1_000; i++) raw.send(1, presenceUpdate([9_000 + i, 1, forged]))
  await until([ben], () => stateOf(ben, 9_000) !== undefined)
  raw.send(64, 0, 1)
  await raw.hear(isAck(1))
  expect([...ben.awareness.getStates().keys()].sort()).toEqual([9_000, ben.doc.clientID].sort())
  expect(stateOf(ben, 9_000)).toEqual({ person: { participant: 'eve', name: 'Eve', colour: 'red' } })
})

it('[bar 34] presence of a hundred thousand at once ends in nothing', async () => {
  const house = await open()
  const ben = await come(house, { participant: 'ben' })
  const raw = await comeRaw(house, { participant: 'eve' })
  const crowd = Array.from({ length: 100_000 }, (_, i): [number, number, unknown] => [i + 10, 1, {}])
  raw.send(1, presenceUpdate(...crowd))
  raw.send(1, presenceUpdate([4711, 1, { pointer: { x: 1, y: 1 } }]))
  await until([ben], () => stateOf(ben, 4711) !== undefined)
  expect(ben.awareness.getStates().size).toBe(2)
})
