import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join as path } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { addIdea } from '../shared/commands/addIdea.ts'
import type { SnapshotCard } from '../shared/domain/snapshot.ts'
import { api } from '../shared/wire/paths.ts'
import { newIdeaId } from '../server/boards/randomId.ts'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { join } from '../test/support/boardByHttp.ts'
import { createPerson } from '../test/support/scriptedPerson.ts'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { createSessionBoard } from '../test/support/sessionBoard.ts'
import { SessionReplay } from '../test/support/sessionReplay.ts'
import { readTrace } from '../test/support/sessionTrace.ts'
import { benchTree, type BenchTree } from './mapTree.ts'
import { machine } from './machine.ts'
import { untilDone } from './untilDone.ts'

/**
 * What snapshots of a map of a thousand ideas take on the disk: the recorded session is played on the real server, the map is frozen every five
 * minutes, and what lies in the data folder afterwards is compared with a copy of the whole map each time. `npm run bench:snapshots`.
 */
const PREPARED = 900
const EVERY = 5 * 60_000

await ensureBuild()
await untilDone(5, async (onEnd) => {
  const random = seededRandom(1)
  const server = await startServer()
  onEnd(() => server.stop())
  const board = await createSessionBoard(server.url, random)
  const session = await join(server.url, board.board, board.secrets.organiser, 'Vorbereitung')
  const anna = createPerson({ server: server.url, session, random, now: () => 0 })
  onEnd(() => anna.leave())
  await anna.online()
  const add = (below: readonly BenchTree[], parent: string): void => {
    for (const { text, children } of below) {
      const id = newIdeaId()
      anna.does(addIdea, { id, parent, after: null, title: text })
      add(children, id)
    }
  }
  add(benchTree(PREPARED).children, 'root')
  await anna.everythingSaved()

  const ask = (address: string, method = 'GET') =>
    fetch(server.url + address, { method, headers: { authorization: `Bearer ${board.secrets.organiser}` } })
  const took: number[] = []
  const freeze = async (): Promise<SnapshotCard> => {
    const began = performance.now()
    const answer = await ask(api.snapshots(board.board), 'POST')
    took.push(performance.now() - began)
    return (await answer.json()) as SnapshotCard
  }

  const replay = new SessionReplay(server, board, random)
  onEnd(() => replay.close())
  const events = readTrace()
  const cards = [await freeze()]
  for (let from = 0, until = EVERY; from < events.length; until += EVERY) {
    const next = events.findIndex(({ t }) => t >= until)
    const to = next < 0 ? events.length : next
    await replay.play(events.slice(from, to))
    await replay.delivered()
    const card = await freeze()
    if (card.number !== cards.at(-1)?.number) cards.push(card)
    from = to
  }

  const folder = path(server.dataDir, 'blobs', board.board, 'snapshots')
  const kept = (number: number): number => statSync(path(folder, String(number), 'map')).size
  const rows = await Promise.all(
    cards.map(async (card) => {
      const began = performance.now()
      const map = new Uint8Array(await (await ask(api.snapshot(board.board, card.number))).arrayBuffer())
      return { card, map, read: performance.now() - began }
    }),
  )
  const brotli = (map: Uint8Array): number =>
    brotliCompressSync(map, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length
  const kib = (bytes: number): string => (bytes / 1024).toFixed(1)
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0)

  console.log(machine())
  console.table(
    rows.map(({ card, map }) => ({
      number: card.number,
      ideas: card.ideas,
      ...card.changes,
      'whole KiB': kib(map.length),
      'gzip KiB': kib(gzipSync(map).length),
      'brotli KiB': kib(brotli(map)),
      'kept KiB': kib(kept(card.number)),
    })),
  )
  const whole = sum(({ map }) => map.length)
  const onDisk = sum(({ card }) => kept(card.number))
  const record = Buffer.byteLength(readFileSync(path(server.dataDir, 'meta.json')))
  const ratio = (bytes: number): string => `1/${(bytes / onDisk).toFixed(1)}`
  console.log(`${rows.length} snapshots: ${kib(onDisk)} KiB, ${kib(onDisk / rows.length)} KiB each`)
  console.log(
    `against copies of the whole map ${ratio(whole)}, against each by itself with gzip ${ratio(sum(({ map }) => gzipSync(map).length))}, with brotli ${ratio(sum(({ map }) => brotli(map)))}`,
  )
  console.log(
    `after the first one: ${kib((onDisk - kept(cards[0]?.number ?? 1)) / (rows.length - 1))} KiB each; taking ${Math.round(Math.max(...took.slice(1)))} ms at most, reading ${Math.round(Math.max(...rows.map(({ read }) => read)))} ms; records of the whole server ${kib(record)} KiB`,
  )
  if (readdirSync(folder).length !== rows.length) throw new Error('there are files of nobody')
})
