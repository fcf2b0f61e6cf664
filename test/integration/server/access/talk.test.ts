import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { api } from '../../../../shared/wire/paths.ts'
import { openInstallation } from '../http/installation.ts'
import { filesWith } from '../retention/house.ts'
import { rawVisitor, seenBy } from './rawVisitor.ts'

const isAck = (seq: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 1 && bytes[2] === seq
const isDenied = (bytes: Uint8Array) => bytes[0] === 2

it('[P6] on the wire nobody speaks as somebody else or takes their words away; the organiser may take them away', async () => {
  const { url, ask, dataDir, createBoard } = await openInstallation()
  const { board, secrets, session } = await createBoard()
  const [anna, eve, olga] = await Promise.all([
    session(secrets.participant, { name: 'Anna' }),
    session(secrets.participant, { name: 'Eve' }),
    session(secrets.organiser, { name: 'Olga' }),
  ])
  const key = `${anna.participant}/root/1`
  const talk = () => seenBy(url, board, 'talk', secrets.viewer)
  const said = async () => (await talk()).getMap('comments').toJSON()
  const enter = async (ticket: string) => {
    const raw = rawVisitor(url, board, 'talk', ticket)
    await raw.admitted()
    raw.send(64, 0, 1)
    await raw.hear(isAck(1))
    return raw
  }
  /** Only what is new, as the stock client sends it. */
  const news = async (write: (comments: Y.Map<unknown>) => void) => {
    const doc = await talk()
    let last = new Uint8Array()
    doc.on('update', (update: Uint8Array) => void (last = Uint8Array.from(update)))
    write(doc.getMap('comments'))
    return last
  }
  const first = await enter(anna.ticket)
  first.send(0, 2, await news((comments) => comments.set(key, { text: 'Meins', at: 1 })))
  first.send(64, 0, 2)
  await first.hear(isAck(2))

  const forger = await enter(eve.ticket)
  forger.send(0, 2, await news((comments) => comments.set(`${anna.participant}/root/2`, { text: 'Falsch', at: 1 })))
  forger.send(0, 2, await news((comments) => comments.set(key, { text: 'Falsch', at: 1 })))
  forger.send(0, 2, await news((comments) => comments.delete(key)))
  await forger.hearTimes(isDenied, 3)
  expect(await said()).toEqual({ [key]: { text: 'Meins', at: 1 } })

  expect(filesWith(dataDir, 'Meins').length).toBeGreaterThan(0)

  const organiser = await enter(olga.ticket)
  organiser.send(0, 2, await news((comments) => comments.delete(key)))
  organiser.send(64, 0, 2)
  await organiser.hear(isAck(2))
  expect(await said()).toEqual({})
  first.send(0, 2, await news((comments) => comments.set(`${anna.participant}/root/3`, { text: 'Noch eins', at: 1 })))
  first.send(64, 0, 3)
  await first.hear(isAck(3))
  // [P16] With the board goes what was said about it.
  expect((await ask('DELETE', api.board(board), secrets.organiser)).status).toBe(204)
  expect([...filesWith(dataDir, 'Meins'), ...filesWith(dataDir, 'Noch eins')]).toEqual([])
})
