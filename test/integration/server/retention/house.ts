import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createSnapshotDesk } from '../../../../server/boards/snapshotDesk.ts'
import type { Installation } from '../../../../server/installation.ts'
import { openLog } from '../../../../server/observe/log.ts'
import { codeOf } from '../../../../server/storage/errors.ts'
import { openEmbeddedStorage } from '../../../../server/storage/embedded/openEmbeddedStorage.ts'
import type { Clock } from '../../../../server/storage/ports.ts'
import { systemClock } from '../../../../server/storage/systemClock.ts'
import { createRooms } from '../../../../server/sync/rooms.ts'
import { snapshotMakerInPlace } from '../../../support/snapshotMaker.ts'
import { compactorInPlace } from '../sync/syncHouse.ts'

type Means = Pick<Installation, 'records' | 'updates' | 'blobs' | 'rooms' | 'snapshots' | 'clock' | 'log'>

export interface House {
  readonly folder: string
  /** What deeds work with, now: another one after a restart. */
  readonly means: Means
  /** The process ends, gracefully or not, and another one starts on the same folder, or on what became of it meanwhile. */
  restart(meanwhile?: () => void): Promise<void>
  /** The files in which a word stands. */
  filesWith(word: string): string[]
}

export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR

/** A clock that is set by hand; what is short runs by itself, so that rooms and files work. */
export function movableClock(start = Date.UTC(2027, 0, 10, 9)): Clock & {
  /** Time passes, on the wall and for who measures. */
  pass(ms: number): void
  /** Somebody sets the clock on the wall. */
  set(now: number): void
} {
  let wall = start
  let monotonic = 0
  return {
    now: () => wall,
    monotonic: () => monotonic + performance.now(),
    after: (ms, run) => (ms >= HOUR ? () => undefined : systemClock.after(ms, run)),
    pass(ms) {
      wall += ms
      monotonic += ms
    },
    set: (now) => void (wall = now),
  }
}

/** Storage and rooms on a folder of their own, without a network. */
export async function openHouse(clock: Clock): Promise<House> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-house-'))
  const open = async () => {
    const storage = await openEmbeddedStorage(folder, { clock, reserveBytes: 0 })
    const rooms = createRooms({ log: storage.log, compactor: compactorInPlace, clock })
    const { records, log: updates, blobs } = storage
    const desks = { records, updates, blobs, rooms, clock, log: openLog('silent') }
    const snapshots = createSnapshotDesk({
      ...desks,
      limits: { snapshotsPerBoard: 100 },
      maker: snapshotMakerInPlace,
      people: () => ({ organisers: 0, participants: 0, viewers: 0 }),
    })
    const means: Means = { ...desks, snapshots }
    const close = async () => {
      await rooms.close()
      await storage.close({ deadlineMs: 1_000 })
    }
    return { means, close }
  }
  let now = await open()
  onTestFinished(async () => {
    await now.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    get means() {
      return now.means
    },
    async restart(meanwhile) {
      await now.close()
      meanwhile?.()
      now = await open()
    },
    filesWith: (word) => filesWith(folder, word),
  }
}

/** The files of a folder in whose bytes or names a word stands. A file that is renamed meanwhile has it looked through anew. */
export function filesWith(folder: string, word: string): string[] {
  for (;;) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => path.join(file.parentPath, file.name))
        .filter((file) => file.includes(word) || readFileSync(file).includes(word))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }
}
