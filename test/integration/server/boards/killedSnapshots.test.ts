import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { api } from '../../../../shared/wire/paths.ts'
import { createBoard, join } from '../../../support/boardByHttp.ts'
import { createPerson } from '../../../support/scriptedPerson.ts'
import { seededRandom } from '../../../support/seededRandom.ts'
import { startServer, type TestServer } from '../../../support/server.ts'
import { runTool } from '../../../support/tools.ts'

const KILLS = Number(process.env.KILLS ?? 4)
const random = seededRandom(5)

/** A life of the server that is ended in the middle of its work, however slow the machine is: some time after something was done. */
function lifeOf(server: TestServer) {
  let lasts = true
  let end = (): void => {}
  const over = new Promise<void>((resolve) => (end = resolve))
    .then(() => pause(random() * 400))
    .then(() => server.kill('SIGKILL'))
    .finally(() => (lasts = false))
  return { lasts: () => lasts, endSoon: () => end(), over }
}

/** A server with one board, and its organiser, who writes there and asks by HTTP. */
async function organiserAtBoard(env: Readonly<Record<string, string>> = {}) {
  const server = await startServer({ env })
  onTestFinished(() => server.stop())
  const { board, secrets } = await createBoard(server.url)
  const session = await join(server.url, board, secrets.organiser, 'Ayşe')
  const anna = createPerson({ server: server.url, session, random, now: () => 0 })
  onTestFinished(anna.leave)
  await anna.online()
  const ask = (method: string, address: string, body?: unknown) =>
    fetch(server.url + address, {
      method,
      headers: { authorization: `Bearer ${secrets.organiser}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  return { server, board, anna, ask }
}

it(
  '[P1] a server that is killed while it freezes the map has the snapshot or has it not, and goes on with the next number',
  async () => {
    // So few that some are thinned out meanwhile.
    const { server, board, anna, ask } = await organiserAtBoard({ LIMIT_SNAPSHOTS_PER_BOARD: '5' })
    const list = async () => (await (await ask('GET', api.snapshots(board))).json()) as SnapshotCard[]

    const promised = new Map<number, string[]>()
    let ideas = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const life = lifeOf(server)
      while (life.lasts()) {
        anna.does(addIdea, { id: `i${ideas++}`, parent: 'root', after: null, title: 'Idee' })
        const there = [...anna.map.ideas.keys()]
        const answer = await ask('POST', api.snapshots(board), { cause: 'bulkDelete' }).catch(() => undefined)
        const card = answer?.ok ? ((await answer.json().catch(() => undefined)) as SnapshotCard | undefined) : undefined
        if (!card) continue
        promised.set(card.number, there)
        life.endSoon()
      }
      await life.over
      await server.restart()
      const cards = await list()
      const numbers = cards.map(({ number }) => number)
      for (const { number, ideas } of cards) {
        const answer = await ask('GET', api.snapshot(board, number))
        expect([number, answer.status]).toEqual([number, 200])
        const map = readMindMap(openMapDocument([new Uint8Array(await answer.arrayBuffer())]))
        expect(map.ideas.size - 1).toBe(ideas)
        for (const id of map.ideas.keys()) expect([...anna.map.ideas.keys()]).toContain(id)
      }
      for (const number of promised.keys())
        expect(number >= Math.min(...numbers) && number <= Math.max(...numbers), `${number} of ${numbers.join()}`).toBe(
          true,
        )
      await anna.online()
    }
    const before = await list()
    await anna.everythingSaved()
    const last = (await (await ask('POST', api.snapshots(board), { name: 'Zuletzt' })).json()) as SnapshotCard
    expect(last.number).toBeGreaterThanOrEqual(before[0]?.number ?? 0)
    await server.kill('SIGTERM')
    expect(await runTool(server.dataDir, 'verify')).toMatchObject({ code: 0 })
  },
  20_000 + KILLS * 10_000,
)

it(
  '[P1] [P18] a server that is killed while it restores has the one map or the other, never a mixture',
  async () => {
    const { server, board, anna, ask } = await organiserAtBoard()
    const freeze = async (name: string) =>
      (await (await ask('POST', api.snapshots(board), { name })).json()) as SnapshotCard
    const titlesIn = async (number: number): Promise<string> => {
      const bytes = new Uint8Array(await (await ask('GET', api.snapshot(board, number))).arrayBuffer())
      return [...readMindMap(openMapDocument([bytes])).ideas.values()].map(({ text }) => text).join('\n')
    }
    const add = async (prefix: string): Promise<void> => {
      for (let i = 0; i < 40; i++)
        anna.does(addIdea, { id: `${prefix}${i}`, parent: 'root', after: null, title: `${prefix} ${i}` })
      await anna.everythingSaved()
    }
    await add('Morgen')
    const one = await freeze('Eins')
    const ids = [...anna.map.ideas.keys()].filter((id) => id !== 'root')
    anna.does(removeIdeas, { ids })
    await add('Abend')
    const two = await freeze('Zwei')
    anna.leave()
    const whole = [await titlesIn(one.number), await titlesIn(two.number)]

    for (let kill = 0; kill < KILLS; kill++) {
      const life = lifeOf(server)
      for (let turn = 0; life.lasts(); turn++) {
        const { number } = turn % 2 ? one : two
        const answer = await ask('POST', api.snapshotRestore(board, number), {}).catch(() => undefined)
        if (answer?.ok) life.endSoon()
      }
      await life.over
      await server.restart()
      const now = await freeze(`Nach Abbruch ${kill}`)
      expect(whole).toContain(await titlesIn(now.number))
    }
  },
  20_000 + KILLS * 10_000,
)

it(
  '[P16] a server that is killed while it removes snapshots has each whole or not at all, and what was removed stays so',
  async () => {
    const { server, board, anna, ask } = await organiserAtBoard()
    const bytesOf = async (number: number): Promise<string> => {
      const answer = await ask('GET', api.snapshot(board, number))
      expect([number, answer.status]).toEqual([number, 200])
      return Buffer.from(await answer.arrayBuffer()).toString('base64')
    }
    const taken = new Map<number, string>()
    const removed = new Set<number>()
    let ideas = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await anna.online()
      for (let i = 0; i < 12; i++) {
        anna.does(addIdea, { id: `i${ideas++}`, parent: 'root', after: null, title: 'Idee' })
        const { number } = (await (await ask('POST', api.snapshots(board), {})).json()) as SnapshotCard
        taken.set(number, await bytesOf(number))
      }
      const life = lifeOf(server)
      // Oldest first: always the one from which all others go on.
      for (const number of [...taken.keys()].sort((a, b) => a - b)) {
        if (!life.lasts() || taken.size === removed.size + 1) break
        if (removed.has(number)) continue
        const answer = await ask('DELETE', api.snapshot(board, number)).catch(() => undefined)
        if (answer?.ok) removed.add(number)
        life.endSoon()
      }
      life.endSoon()
      await life.over
      await server.restart()
      const there = ((await (await ask('GET', api.snapshots(board))).json()) as SnapshotCard[]).map(
        (card) => card.number,
      )
      for (const number of removed) expect(there).not.toContain(number)
      for (const number of there) expect(await bytesOf(number)).toBe(taken.get(number))
      const folders = readdirSync(path.join(server.dataDir, 'blobs', board, 'snapshots')).map(Number)
      expect(folders.sort((a, b) => b - a)).toEqual(there)
      for (const number of taken.keys()) if (!there.includes(number)) removed.add(number)
    }
    await server.kill('SIGTERM')
    expect(await runTool(server.dataDir, 'verify')).toMatchObject({ code: 0 })
  },
  20_000 + KILLS * 10_000,
)
