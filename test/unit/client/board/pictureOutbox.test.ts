import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refused, Unreachable } from '../../../../client/board/askServer.ts'
import { openPictureOutbox } from '../../../../client/board/openPictureOutbox.ts'
import { createPictureOutbox, newPictureId, type NewPicture } from '../../../../client/board/pictureOutbox.ts'
import type { WaitingPictures } from '../../../../client/board/waitingPictures.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const picture = (id: string): NewPicture => ({
  ...{ id, file: new Blob([id]), alt: `Bild ${id}`, decorative: false },
  target: { onto: 'bus', instead: undefined },
})
const refusal = (code: string) => new Refused({ type: '', title: '', status: 400, code, detail: `Nein: ${code}` })

/** The server at the other end of the line: what it answers, one after another, and what came to it. */
function serverThat(...answers: readonly ('takes' | 'is away' | 'is busy' | 'refuses')[]) {
  const came: string[] = []
  return {
    came,
    async sendPicture(id: string) {
      const answer = answers[came.length] ?? 'takes'
      came.push(id)
      await Promise.resolve()
      if (answer === 'is away') throw new Unreachable()
      if (answer === 'is busy') throw refusal('picturesBusy')
      if (answer === 'refuses') throw refusal('notAPicture')
      return { id, width: 40, height: 30, bytes: 3 }
    },
  }
}

/** What a device keeps, without a disk. */
function device(...earlier: readonly NewPicture[]): WaitingPictures & { readonly ids: () => string[] } {
  const pictures = new Map(earlier.map((each) => [each.id, each]))
  return {
    ids: () => [...pictures.keys()],
    keep: (each) => Promise.resolve(pictures.set(each.id, each).size > 0),
    has: (id) => Promise.resolve(pictures.has(id)),
    remove: (id) => Promise.resolve(void pictures.delete(id)),
    all: () => Promise.resolve([...pictures.values()]),
  }
}

function outbox(server: ReturnType<typeof serverThat>, kept: WaitingPictures | undefined) {
  const seen = { placed: [] as string[], later: [] as string[], refused: [] as string[] }
  const box = createPictureOutbox({
    ...{ server, kept },
    place: ({ id }) => seen.placed.push(id),
    onLater: ({ id }) => seen.later.push(id),
    onRefused: ({ id }, why) => seen.refused.push(`${id} ${why}`),
  })
  return { ...seen, box }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('a picture is kept until the server has it, then it is in the map and nowhere else', async () => {
  const kept = device()
  const { box, placed, later } = outbox(serverThat(), kept)
  const sent = box.send(picture('a'))
  expect([box.count, box.isAtRisk()]).toEqual([1, true])
  await expect(sent).resolves.toBe('sent')
  expect([box.count, box.isAtRisk(), kept.ids()]).toEqual([0, false, []])
  expect(placed).toEqual(['a'])
  // Who waits for it is told by the answer.
  expect(later).toEqual([])
})

test('[P3] without a line pictures wait, in their order, and are sent once there is one', async () => {
  const kept = device()
  const server = serverThat('is away', 'is away', 'is away')
  const { box, placed, later } = outbox(server, kept)
  await expect(box.send(picture('a'))).resolves.toBe('waits')
  await expect(box.send(picture('b'))).resolves.toBe('waits')
  expect([box.count, box.isAtRisk(), kept.ids()]).toEqual([2, false, ['a', 'b']])
  // It is asked again by itself, and again when the browser says that there is a line.
  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.came).toEqual(['a', 'b', 'a'])
  window.dispatchEvent(new Event('online'))
  await settle()
  expect([placed, later, kept.ids()]).toEqual([['a', 'b'], ['a', 'b'], []])
})

test('[P3] those of an earlier visit are sent, but for what another tab has sent meanwhile', async () => {
  const kept = device(picture('a'), picture('b'))
  const server = serverThat('is away')
  const { box, placed } = outbox(server, kept)
  await settle()
  expect(box.count).toBe(2)
  await kept.remove('a')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([server.came, placed, box.count]).toEqual([['a', 'b'], ['b'], 0])
})

test('[P11] what the server refuses is told in its words and waits no longer; a busy server is asked again', async () => {
  const kept = device()
  const server = serverThat('is busy', 'refuses', 'is away', 'refuses')
  const { box, refused, placed } = outbox(server, kept)
  const first = box.send(picture('a')).catch((error: unknown) => (error instanceof Refused ? error.problem.detail : ''))
  await vi.advanceTimersByTimeAsync(2_000)
  await expect(first).resolves.toBe('Nein: notAPicture')
  expect([box.count, kept.ids()]).toEqual([0, []])
  await expect(box.send(picture('b'))).resolves.toBe('waits')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([refused, placed, box.count, kept.ids()]).toEqual([['b Nein: notAPicture'], [], 0, []])
})

test('on a device that may keep nothing a waiting picture is at risk, and the tab says so', async () => {
  const { box } = outbox(serverThat('is away'), undefined)
  await expect(box.send(picture('a'))).resolves.toBe('waits')
  expect(box.isAtRisk()).toBe(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(box.isAtRisk()).toBe(false)
})

test('closed, it sends nothing any more', async () => {
  const server = serverThat('is away')
  const { box } = outbox(server, device())
  await box.send(picture('a'))
  box.close()
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.came).toEqual(['a'])
})

test('[P2] a picture that has waited takes nobody’s place: is its idea gone or has another one meanwhile, it comes to an idea of its own, once', async () => {
  const session = soloSession()
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(22)) as [string, string, string]
  let ready = (): void => undefined
  const kept = device(picture(a), picture(b))
  openPictureOutbox({
    ...{ server: serverThat(), kept, map: session.map, undo: session.undo, newId: session.newId, run: session.run },
    whenReady: (deed) => void (ready = deed),
  })
  await settle()
  expect(kept.ids()).toEqual([a, b])
  ready()
  await settle()
  const bearers = () =>
    [...session.map.ideas.values()].flatMap(({ id, text, fields }) =>
      fields.picture ? [[id, text, fields.picture.id]] : [],
    )
  expect(bearers()).toEqual([
    ['bus', 'Bus', a],
    [expect.any(String), `Bild ${b}`, b],
  ])

  // Sent in an earlier visit that ended before it was noted: it is there already.
  session.run(removeIdeas, { ids: ['bus'] })
  openPictureOutbox({
    ...{ server: serverThat(), kept: device(picture(b), picture(c)), map: session.map, undo: session.undo },
    ...{ newId: session.newId, run: session.run, whenReady: (deed) => deed() },
  })
  await settle()
  expect(bearers().map(([, , id]) => id)).toEqual([b, c])
})

test('names of pictures are not to be guessed', () => {
  const names = Array.from({ length: 200 }, newPictureId)
  expect(new Set(names).size).toBe(200)
  for (const name of names) expect(name).toMatch(/^[0-9A-Za-z]{22}$/)
})
