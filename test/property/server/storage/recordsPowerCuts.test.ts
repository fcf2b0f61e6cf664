import { expect, test } from 'vitest'
import { EmbeddedRecords } from '../../../../server/storage/embedded/embeddedRecords.ts'
import { Reserve } from '../../../../server/storage/embedded/reserve.ts'
import { codeOf } from '../../../../server/storage/errors.ts'
import type { FileSystem } from '../../../../server/storage/ports.ts'
import { randomFrom, SimulatedDisk, type Faults } from '../../../support/simulatedDisk.ts'

const SEEDS = Math.ceil(Number(process.env['STORAGE_SEEDS'] ?? 5_000) / 10)
const KEYS = ['board/a', 'board/a/person/1', 'board/b']

/** Three lives of records on a disk that fails; answers what went wrong. */
async function storm(seed: number, faults: Faults, plant: (fs: FileSystem) => FileSystem): Promise<string[]> {
  const disk = new SimulatedDisk(seed)
  const random = randomFrom(seed + 77)
  const violations: string[] = []
  /** For each key, what a look at the disk may find: what was acknowledged last, and all that was tried since. `undefined` is a deletion. */
  const possible = new Map<string, Set<number | undefined>>(KEYS.map((key) => [key, new Set([undefined])]))
  let values = 0

  const open = (conditions: Faults) => {
    const fs = plant(disk.start(conditions))
    return EmbeddedRecords.open({
      fs,
      folder: '/data',
      reserve: new Reserve(fs, '/data', 64),
      observe: () => undefined,
    })
  }
  const examine = async (records: EmbeddedRecords): Promise<void> => {
    for (const key of KEYS) {
      const found = (await records.get(key))?.value
      if (found !== undefined && typeof found !== 'number') throw new Error('only numbers were put')
      if (!possible.get(key)?.has(found)) violations.push(`${key} is ${found}`)
      possible.set(key, new Set([found]))
    }
  }
  const change = async (records: EmbeddedRecords, key: string): Promise<void> => {
    const value = random() < 0.2 ? undefined : ++values
    possible.get(key)?.add(value)
    await (value === undefined ? records.delete(key) : records.put(key, value, 'any')).then(
      () => possible.set(key, new Set([value])),
      () => undefined,
    )
  }
  const live = async (conditions: Faults): Promise<void> => {
    const records = await open(conditions)
    await examine(records)
    for (;;) await Promise.all(KEYS.filter(() => random() < 0.7).map((key) => change(records, key)))
  }
  /** A full disk at the start ends the server with a sentence, and it is started again; anything else must not happen. */
  const refused = (error: unknown): void => {
    if (!['ENOSPC', 'EIO'].includes(codeOf(error))) violations.push(`does not open: ${String(error)}`)
  }
  for (let life = 0; life < 3 && violations.length === 0; life++) {
    const living = live({ ...faults, cutAt: 3 + Math.floor(random() * 80) }).catch(refused)
    await Promise.race([disk.cut, living])
  }
  try {
    await examine(await open({}))
  } catch (error) {
    violations.push(`does not open: ${String(error)}`)
  }
  return violations
}

test.each<[string, Faults]>([
  ['power cuts', {}],
  ['power cuts, full disks and failing syncs', { full: 0.05, badSync: 0.05 }],
])(
  '[P1] [bar 3] records that were acknowledged are what is found after %s',
  async (_name, faults) => {
    for (let seed = 1; seed <= SEEDS; seed++) expect(await storm(seed, faults, (fs) => fs), `seed ${seed}`).toEqual([])
  },
  1_000 * SEEDS,
)

test.each<[string, (fs: FileSystem) => FileSystem]>([
  ['no sync of the folder', (fs) => ({ ...fs, syncFolder: async () => undefined })],
  [
    'no sync',
    (fs) => ({ ...fs, create: async (path) => ({ ...(await fs.create(path)), sync: async () => undefined }) }),
  ],
])('[bar 4] the storm finds %s', async (_name, plant) => {
  let seed = 1
  while (seed <= 300 && (await storm(seed, {}, plant)).length === 0) seed++
  expect(seed).toBeLessThanOrEqual(300)
})
