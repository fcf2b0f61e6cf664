/**
 * How many updates a second become durable, and how long a writer waits for it: 18 writers on one board, each of which goes on when
 * its last update is acknowledged; on other numbers of boards; and beside the ways in which others write. Every figure is from this
 * run on this machine's temporary folder (or BENCH_DIR): compare within the run only.
 */
import { mkdtemp, open, rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { openEmbeddedStorage } from '../server/storage/embedded/openEmbeddedStorage.ts'
import { realFileSystem } from '../server/storage/embedded/realFileSystem.ts'
import type { FileSystem, RoomName, UpdateLog } from '../server/storage/ports.ts'
import { createWorkerCompactor } from '../server/sync/compactor.ts'
import { ensureBuild } from '../scripts/ensureBuild.ts'
import { machine } from './machine.ts'
import { recovery } from './recovery.ts'
import { makeTyping } from './sync/typing.ts'

const WRITERS = 18
const MILLISECONDS = Number(process.env['BENCH_MS'] ?? 3_000)
/** As small as what a keystroke makes. */
const UPDATE = new Uint8Array(22).fill(7)

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Runs the writers in a closed loop, resting between two updates, and measures each wait. */
async function measure(writers: number, write: (writer: number) => Promise<void>, rest = 0): Promise<Figures> {
  const waits: number[] = []
  const start = performance.now()
  const end = start + MILLISECONDS
  const one = async (writer: number): Promise<void> => {
    for (let from = performance.now(); from < end;) {
      await write(writer)
      const now = performance.now()
      waits.push(now - from)
      if (rest > 0) await pause(rest)
      from = performance.now()
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)))
  waits.sort((a, b) => a - b)
  const at = (share: number): number => waits[Math.floor((waits.length - 1) * share)] ?? 0
  return { perSecond: (waits.length / (performance.now() - start)) * 1_000, p50: at(0.5), p99: at(0.99) }
}

/** Resolves each append when it is durable, as the sync server acknowledges. */
function acknowledging(log: UpdateLog, room: RoomName): () => Promise<void> {
  const waiting: { position: number; resolve: () => void }[] = []
  log.onDurable(room, (upTo) => {
    while ((waiting[0]?.position ?? Infinity) <= upTo) waiting.shift()?.resolve()
  })
  return () => new Promise((resolve) => waiting.push({ position: log.append(room, UPDATE), resolve }))
}

async function inFolder<T>(deed: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(`${process.env['BENCH_DIR'] ?? tmpdir()}/kaffeetisch-bench-`)
  try {
    return await deed(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

function boards(count: number): Promise<Figures> {
  return inFolder(async (folder) => {
    const storage = await openEmbeddedStorage(folder)
    const rooms = Array.from({ length: count }, (_, i) =>
      acknowledging(storage.log, { board: `board${i}`, document: 'map' }),
    )
    const figures = await measure(WRITERS * count, (writer) => (rooms[writer % count] as () => Promise<void>)())
    await storage.close()
    return figures
  })
}

function syncEach(): Promise<Figures> {
  return inFolder(async (folder) => {
    const file = await open(`${folder}/log`, 'a')
    const figures = await measure(WRITERS, async () => {
      await file.write(UPDATE)
      await file.datasync()
    })
    await file.close()
    return figures
  })
}

function records(): Promise<Figures> {
  return inFolder(async (folder) => {
    const storage = await openEmbeddedStorage(folder)
    let count = 0
    const figures = await measure(WRITERS, async (writer) => {
      await storage.records.put(`board/b/person/${writer}`, { name: 'Ute', visits: ++count }, 'any')
    })
    await storage.close()
    return figures
  })
}

function plainLowdb(): Promise<Figures> {
  return inFolder(async (folder) => {
    const low = new Low<Record<string, unknown>>(new JSONFile(`${folder}/db.json`), {})
    let count = 0
    return measure(1, () => low.update((data) => (data[`person${count % 18}`] = { name: 'Ute', visits: ++count })))
  })
}

async function loading(): Promise<void> {
  await inFolder(async (folder) => {
    const room: RoomName = { board: 'board', document: 'map' }
    const storage = await openEmbeddedStorage(folder)
    const updates = 100_000
    for (let i = 0; i < updates; i++) storage.log.append(room, UPDATE)
    await storage.close({ deadlineMs: 60_000 })
    const again = await openEmbeddedStorage(folder)
    const start = performance.now()
    const loaded = await again.log.load(room)
    console.log(`load of ${loaded.updates.length} updates: ${(performance.now() - start).toFixed(0)} ms`)
    await again.close()
  })
}

/** Each flush takes so much longer; says also how long the process was held up by all that waits. */
async function slowDisk(extra: number): Promise<Figures> {
  const fs: FileSystem = {
    ...realFileSystem,
    create: async (path) => {
      const file = await realFileSystem.create(path)
      return { ...file, sync: () => file.sync().then(() => pause(extra)) }
    },
  }
  return inFolder(async (folder) => {
    // The storage's own timers keep no process alive.
    const alive = setInterval(() => undefined, 1_000)
    const storage = await openEmbeddedStorage(folder, { fs, reserveBytes: 0 })
    const write = acknowledging(storage.log, { board: 'board', document: 'map' })
    await write()
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const figures = await measure(WRITERS, write)
    console.log(`  event loop held up: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms (5 ms of it is the measuring)`)
    await storage.close()
    clearInterval(alive)
    return figures
  })
}

/** The same writing of real keystrokes, alone or while one compaction follows the other. */
function compacting(does: boolean): Promise<Figures> {
  const compactor = createWorkerCompactor(new URL('../dist/server/compactionWorker.js', import.meta.url))
  const typings = Array.from({ length: WRITERS }, (_, who) => makeTyping(who, 5_000))
  return inFolder(async (folder) => {
    const storage = await openEmbeddedStorage(folder)
    const room: RoomName = { board: 'board', document: 'map' }
    await storage.log.load(room)
    const written: Uint8Array[] = []
    const at = typings.map(() => 0)
    let last = 0
    const waiting: { position: number; resolve: () => void }[] = []
    storage.log.onDurable(room, (upTo) => {
      while ((waiting[0]?.position ?? Infinity) <= upTo) waiting.shift()?.resolve()
    })
    let going = true
    let times = 0
    const compactAll = async (): Promise<void> => {
      while (going && does) {
        const upTo = last
        await storage.log.compact(room, await compactor.compact(written.slice(0, upTo)), upTo)
        times++
      }
    }
    const compactions = compactAll()
    const figures = await measure(
      WRITERS,
      (writer) => {
        const update = typings[writer]?.updates[(at[writer] = (at[writer] ?? 0) + 1)] ?? UPDATE
        written.push(update)
        // As fast as people type at most: else there is never a quiet moment to compare with.
        return new Promise<void>((resolve) => {
          last = storage.log.append(room, update)
          waiting.push({ position: last, resolve })
        })
      },
      20,
    )
    going = false
    await compactions
    if (does) console.log(`  ${times} compactions meanwhile`)
    await compactor.close()
    await storage.close()
    return figures
  })
}

const rows: [string, () => Promise<Figures>][] = [
  [`update log, 1 board, ${WRITERS} writers`, () => boards(1)],
  [`update log, 10 boards, ${WRITERS} writers each`, () => boards(10)],
  [`update log, 50 boards, ${WRITERS} writers each`, () => boards(50)],
  ['for comparison: one sync per update', syncEach],
  [`a disk that takes 100 ms longer for each flush, ${WRITERS} writers`, () => slowDisk(100)],
  [`${WRITERS} writers, 20 ms between two keystrokes, quiet`, () => compacting(false)],
  [`the same while one compaction follows the other`, () => compacting(true)],
  [`records (lowdb, durable, twice), ${WRITERS} writers`, records],
  ['for comparison: plain lowdb, 1 writer, not durable', plainLowdb],
]
await ensureBuild()
console.log(machine())
console.log(`${'path'.padEnd(52)}  updates/s   p50 ms   p99 ms`)
/** `npm run bench:storage -- <words of a row>`: that row only. */
const asked = process.argv.slice(2).join(' ')
for (const [name, run] of rows.filter(([name]) => name.includes(asked))) {
  const { perSecond, p50, p99 } = await run()
  console.log(
    `${name.padEnd(52)} ${perSecond.toFixed(0).padStart(10)} ${p50.toFixed(2).padStart(8)} ${p99.toFixed(2).padStart(8)}`,
  )
}
if (asked === '') {
  await loading()
  await recovery()
}
