import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { api } from '../../../../shared/wire/paths.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import type { ClosingAnswer, SessionAnswer } from '../../../../shared/wire/requests.ts'
import { bodyOf, openInstallation } from '../http/installation.ts'
import { DAY, HOUR, movableClock } from '../retention/house.ts'
import { NOTHING, rawVisitor, seenBy, type RawVisitor } from './rawVisitor.ts'

const isAck = (seq: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 1 && bytes[2] === seq
const isTooLate = (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 2 && bytes[2] === 4
/** That the session is open, closed or frozen now. */
const isTold = (state: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 4 && bytes[2] === state
const isQuestion = (bytes: Uint8Array) => bytes[0] === 0 && bytes[1] === 0

/** Somebody's document, and what it says when something is written. */
function pad() {
  const doc = new Y.Doc()
  let last = Y.encodeStateAsUpdate(doc)
  doc.on('update', (update: Uint8Array) => void (last = update))
  return {
    doc,
    write(root: string, key: string, value: unknown = 1): Uint8Array {
      doc.getMap(root).set(key, value)
      return last
    },
    all: () => Uint8Array.from(Y.encodeStateAsUpdate(doc)),
  }
}

async function openBoard() {
  const clock = movableClock()
  const installation = await openInstallation({ clock })
  const made = await installation.createBoard()
  const { board, secrets, session } = made
  const close = (wanted: unknown): Promise<ClosingAnswer> =>
    bodyOf<ClosingAnswer>(installation.ask('PUT', api.closing(board), secrets.organiser, wanted))
  const enter = async (document: 'map' | 'talk', { ticket }: SessionAnswer, answer = NOTHING): Promise<RawVisitor> => {
    const raw = rawVisitor(installation.url, board, document, ticket)
    await raw.hear(isQuestion)
    raw.send(0, 0, Uint8Array.from([0]))
    raw.send(0, 1, answer)
    raw.send(64, 0, 1)
    return raw
  }
  const keys = async (document: 'map' | 'talk', root: string): Promise<string[]> =>
    [...(await seenBy(installation.url, board, document, secrets.viewer)).getMap(root).keys()].sort()
  return {
    ...installation,
    ...made,
    stop: installation.close,
    clock,
    close,
    enter,
    keys,
    anna: await session(secrets.participant, { name: 'Anna' }),
  }
}

describe('[P19] a closed session stays as it is', () => {
  it('by the server’s clock, at the very message: first the map, then the comments; everybody who is there is told', async () => {
    const { clock, close, enter, keys, anna } = await openBoard()
    const map = pad()
    const talk = pad()
    const onMap = await enter('map', anna)
    const onTalk = await enter('talk', anna)
    await Promise.all([onMap.hear(isAck(1)), onTalk.hear(isAck(1))])
    const closedAt = clock.now() + HOUR
    expect(await close({ at: closedAt, commentsUntil: closedAt + 14 * DAY })).toEqual({
      state: 'open',
      closedAt,
      commentsUntil: closedAt + 14 * DAY,
    })
    await onMap.hear(isTold(0))

    onMap.send(0, 2, map.write('kind', 'in time'))
    onMap.send(64, 0, 2)
    await onMap.hear(isAck(2))
    clock.pass(HOUR)
    onMap.send(0, 2, map.write('kind', 'too late'))
    await onMap.hear(isTooLate)
    onTalk.send(0, 2, talk.write('reactions', `${anna.participant}/root/thanks`, true))
    onTalk.send(64, 0, 2)
    await onTalk.hear(isAck(2))
    await Promise.all([onMap.hear(isTold(1)), onTalk.hear(isTold(1))])

    clock.pass(14 * DAY)
    onTalk.send(0, 2, talk.write('reactions', `${anna.participant}/root/join`, true))
    await onTalk.hear(isTooLate)
    await onTalk.hear(isTold(2))
    expect(await keys('map', 'kind')).toEqual(['in time'])
    expect(await keys('talk', 'reactions')).toEqual([`${anna.participant}/root/thanks`])
  })

  it('[P1] what comes too late is never said to be saved, not even a deletion, and is taken when the session is opened again', async () => {
    const { ask, board, secrets, close, enter, keys, anna, session } = await openBoard()
    const { doc, write, all } = pad()
    const first = await enter('map', anna)
    first.send(0, 2, write('kind', 'stays'))
    first.send(0, 2, write('kind', 'goes'))
    first.send(64, 0, 2)
    await first.hear(isAck(2))
    first.socket.close()

    await close({ commentsUntil: null })
    doc.getMap('kind').delete('goes')
    const late = await enter('map', anna, all())
    await late.hear(isTooLate)
    // Somebody who has nothing of the kind is answered all the same.
    const ben = await enter('map', await session(secrets.participant, { name: 'Ben' }))
    await ben.hear(isAck(1))
    expect(late.heard.filter(isAck(1))).toEqual([])
    expect(await keys('map', 'kind')).toEqual(['goes', 'stays'])

    expect((await ask('DELETE', api.closing(board), secrets.organiser)).status).toBe(200)
    await late.hearTimes(isQuestion, 2)
    late.send(0, 1, all())
    await late.hear(isAck(1))
    await late.hear(isTold(0))
    expect(await keys('map', 'kind')).toEqual(['stays'])
  })

  it('whoever comes in is told what may be written and until when, also after a restart', async () => {
    const before = await openBoard()
    const { board, secrets, clock, dataDir } = before
    const commentsUntil = clock.now() + DAY
    await before.close({ commentsUntil })
    const access = ({ documents }: SessionAnswer) => documents.map(({ name, access }) => `${name} ${access}`)
    const answer = await before.session(secrets.organiser, { name: 'Olga' })
    expect(answer.closing).toMatchObject({ state: 'closed', commentsUntil })
    expect(access(answer)).toEqual(['map read', 'stage read', 'talk write'])
    await before.stop()
    const { url } = await openInstallation({ clock, dataDir })
    const raw = rawVisitor(url, board, 'map', secrets.participant)
    await raw.admitted()
    raw.send(64, 0, 1)
    await raw.hear(isTold(1))
    raw.send(0, 2, pad().write('kind', 'too late'))
    await raw.hear(isTooLate)
  })

  it('the map that was closed is frozen as a snapshot, once for each end', async () => {
    const { ask, board, secrets, close, enter, anna, clock } = await openBoard()
    const causes = async () =>
      (await bodyOf<SnapshotCard[]>(ask('GET', api.snapshots(board), secrets.viewer))).map(({ cause }) => cause)
    const writing = await enter('map', anna)
    const { write } = pad()
    writing.send(0, 2, write('place', 'a', { parent: 'root', order: 'V' }))
    writing.send(64, 0, 2)
    await writing.hear(isAck(2))
    await close({ commentsUntil: null })
    await close({ commentsUntil: clock.now() + DAY })
    expect(await causes()).toEqual(['closing'])
    await ask('DELETE', api.closing(board), secrets.organiser)
    await writing.hear(isTold(0))
    writing.send(0, 2, write('place', 'b', { parent: 'root', order: 'W' }))
    writing.send(64, 0, 3)
    await writing.hear(isAck(3))
    // At a time to come, while somebody is there.
    await close({ at: clock.now() + HOUR, commentsUntil: null })
    clock.pass(HOUR)
    await writing.hear(isTold(2))
    await expect.poll(causes, { timeout: 10_000 }).toEqual(['closing', 'closing'])
  })

  it('[P11] comments that would end before the session are refused in words, and nobody but the organiser closes', async () => {
    const { ask, board, secrets, clock } = await openBoard()
    const put = async (secret: string, wanted: unknown) => {
      const answer = await ask('PUT', api.closing(board), secret, wanted)
      return [answer.status, (await bodyOf<{ code?: string }>(answer)).code]
    }
    const now = clock.now()
    expect(await put(secrets.organiser, { at: now + HOUR, commentsUntil: now + HOUR })).toEqual([
      422,
      'commentsEndTooEarly',
    ])
    expect(await put(secrets.organiser, { commentsUntil: now })).toEqual([422, 'commentsEndTooEarly'])
    expect(await put(secrets.participant, { commentsUntil: null })).toEqual([403, 'forbidden'])
    expect(await bodyOf(ask('GET', api.closing(board), secrets.viewer))).toEqual({
      state: 'open',
      closedAt: null,
      commentsUntil: null,
    })
  })
})
