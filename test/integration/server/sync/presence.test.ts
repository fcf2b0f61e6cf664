import { expect, it } from 'vitest'
import { sendOwnPresence } from '../../../../client/board/sendOwnPresence.ts'
import { come, comeRaw, houseForTest, stateOf, until, type Person } from './syncHouse.ts'

/** Counts what somebody sends from here on. */
function countSent({ provider }: Person): () => number {
  let sent = 0
  const line = provider.ws as unknown as { send(bytes: Uint8Array): void }
  const send = line.send.bind(line)
  line.send = (bytes) => {
    sent++
    send(bytes)
  }
  return () => sent
}

it('our client says of itself what others should see, and does not send back what it hears of them', async () => {
  const house = await houseForTest()
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  sendOwnPresence(anna.provider)
  const sent = countSent(anna)
  for (let x = 1; x <= 5; x++) {
    ben.awareness.setLocalState({ pointer: { x, y: 0 } })
    await until([anna], () => stateOf(anna, ben.doc.clientID)?.pointer?.x === x)
  }
  expect(sent()).toBe(0)
  anna.awareness.setLocalState({ pointer: { x: 9, y: 9 } })
  expect(sent()).toBe(1)
  await until([ben], () => stateOf(ben, anna.doc.clientID)?.pointer?.x === 9)
  anna.awareness.setLocalState(null)
  await until([ben], () => !ben.awareness.getStates().has(anna.doc.clientID))
})

it('after somebody has come back with the stock client the room falls silent again', async () => {
  const house = await houseForTest()
  const anna = await come(house, { participant: 'anna' })
  const ben = await come(house, { participant: 'ben' })
  const seen = () => anna.awareness.getStates().has(ben.doc.clientID)
  for (let times = 0; times < 3; times++) {
    ben.provider.disconnect()
    await until([anna], () => !seen())
    ben.provider.connect()
    await until([anna], seen)
  }
  const clockOfBen = () => anna.awareness.meta.get(ben.doc.clientID)?.clock ?? 0
  const other = await comeRaw(house, { participant: 'cora' })
  const before = clockOfBen()
  // ten rounds of presence: what is told again and again would be in each of them
  for (let round = 1; round <= 10; round++) {
    const state = Buffer.from(JSON.stringify({ editing: `${round}` }))
    other.send(1, Uint8Array.from([1, 77, round, state.length, ...state]))
    await until([anna], () => stateOf(anna, 77)?.editing === `${round}`)
  }
  expect(clockOfBen() - before).toBeLessThan(4)
})
