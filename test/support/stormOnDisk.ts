import { EmbeddedLog } from '../../server/storage/embedded/embeddedLog.ts'
import { Reserve } from '../../server/storage/embedded/reserve.ts'
import type { Clock, FileSystem, LoadedRoom, RoomName } from '../../server/storage/ports.ts'
import { randomFrom, SimulatedDisk, type Faults } from './simulatedDisk.ts'

export type FaultKind = 'cuts' | 'full' | 'badSync' | 'all'

export interface StormReport {
  /** What went wrong, in words; empty when every promise was kept. */
  readonly violations: readonly string[]
  readonly acknowledged: number
  readonly compactions: number
  readonly faults: number
}

const ROOM: RoomName = { board: 'b', document: 'map' }
const LIVES = 3
const [ZERO, COLON] = [0x30, 0x3a]
/** Never waits: what a clock would delay happens in the next moment. */
const clock: Clock = {
  now: () => 0,
  monotonic: () => 0,
  after: (_ms, run) => {
    let off = false
    void Promise.resolve().then(() => off || run())
    return () => (off = true)
  },
}

/** Three lives of a log on one simulated disk, each ended by a power cut, then one look at what is left. */
export async function stormOnDisk(
  seed: number,
  kind: FaultKind,
  plant: (fs: FileSystem) => FileSystem = (fs) => fs,
): Promise<StormReport> {
  const disk = new SimulatedDisk(seed)
  const random = randomFrom(seed + 1_000_000_007)
  const sent = new Set<number>()
  const acknowledged = new Set<number>()
  const violations: string[] = []
  let compactions = 0
  let faults = 0
  const observe = () => {
    faults++
  }
  const open = (conditions: Faults) => {
    const fs = plant(disk.start(conditions))
    return EmbeddedLog.open({ fs, clock, folder: '/data', reserve: new Reserve(fs, '/data', 64), observe })
  }

  /** One process from start until the power goes. */
  const live = async (conditions: Faults): Promise<void> => {
    const log = await open(conditions)
    examine(await log.load(ROOM))
    const mine: number[] = []
    log.onDurable(ROOM, (upTo) => {
      for (const id of mine.slice(0, upTo)) acknowledged.add(id)
    })
    for (;;) {
      for (let count = random() * 5; count > 0; count--) {
        const id = sent.size
        sent.add(id)
        mine.push(id)
        log.append(ROOM, payloadOf(id))
      }
      for (let turns = random() * 60; turns > 0; turns--) await Promise.resolve()
      if (random() > 0.25) continue
      const loaded = await log.load(ROOM)
      const snapshot = Buffer.from(JSON.stringify([...idsOf(loaded)]))
      for (let turns = random() * 30; turns > 0; turns--) await Promise.resolve()
      const compacting = log.compact(ROOM, snapshot, loaded.upTo).then(
        () => {
          compactions++
        },
        () => {
          faults++
        },
      )
      if (random() < 0.5) await compacting
    }
  }

  const examine = (loaded: LoadedRoom): void => {
    if (loaded.damaged) violations.push('false alarm: damage where there was only a power cut')
    const found = idsOf(loaded)
    for (const id of acknowledged) if (!found.has(id)) violations.push(`lost: ${id} was acknowledged`)
    for (const id of found) if (!sent.has(id)) violations.push(`invented: ${id} was never sent`)
  }

  for (let life = 0; life < LIVES && violations.length === 0; life++) {
    const living = live({ ...faultsOf(kind), cutAt: 5 + Math.floor(random() * 150) })
    await Promise.race([disk.cut, living])
  }
  examine(await (await open({})).load(ROOM))
  return { violations, acknowledged: acknowledged.size, compactions, faults }
}

function faultsOf(kind: FaultKind): Faults {
  return {
    ...(['full', 'all'].includes(kind) && { full: 0.05 }),
    ...(['badSync', 'all'].includes(kind) && { badSync: 0.05 }),
  }
}

const payloads: Buffer[] = []

/** Says who it is, and shows when a byte of it is another one. The same in every storm. */
function payloadOf(id: number): Buffer {
  const known = payloads[id]
  if (known) return known
  const random = randomFrom(id)
  const body = Uint8Array.from({ length: 4 + (id % 40) }, () => 1 + Math.floor(random() * 255))
  return (payloads[id] = Buffer.concat([Buffer.from(`${id}:`), body]))
}

/** −1 stands for whatever was never written like that. */
function idsOf({ snapshot, updates }: LoadedRoom): Set<number> {
  const ids = new Set<number>()
  if (snapshot) for (const id of JSON.parse(Buffer.from(snapshot).toString()) as number[]) ids.add(id)
  for (const update of updates) {
    let id = 0
    for (let at = 0; update[at] !== COLON && at < update.length; at++) id = id * 10 + ((update[at] ?? 0) - ZERO)
    ids.add(id >= 0 && id < payloads.length && payloadOf(id).equals(update) ? id : -1)
  }
  return ids
}
