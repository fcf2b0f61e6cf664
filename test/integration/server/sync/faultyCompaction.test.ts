import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { compactUpdates } from '../../../../server/sync/compactUpdates.ts'
import type { Compactor } from '../../../../server/sync/compactor.ts'
import { joinUpdates, readUpdate } from '../../../../server/sync/updateBytes.ts'
import { askSaved, come, houseForTest, join, untilTheEnd } from './syncHouse.ts'

const by = (compact: (updates: readonly Uint8Array[]) => Uint8Array): Compactor => ({
  compact: (updates) => new Promise((resolve) => resolve(compact(updates))),
  close: () => Promise.resolve(),
})

/** As without any delete: all that was deleted would be back. */
function revive(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  for (const update of updates) Y.applyUpdate(doc, update)
  const parts = readUpdate(Y.encodeStateAsUpdate(doc))
  return joinUpdates([{ ...parts, deletes: [] }, readUpdate(Uint8Array.of(0, 0))])
}

const faults: readonly (readonly [string, (updates: readonly Uint8Array[]) => Uint8Array])[] = [
  ['forgets what was deleted', revive],
  ['forgets the last update', (updates) => compactUpdates(updates.slice(0, -1))],
  ['makes an empty document', () => Uint8Array.of(0, 0)],
  ['answers with rubbish', () => Uint8Array.of(1, 2, 3)],
]

it.each(faults)('[P1] [bar 15] a compaction that %s is noticed before anything is removed', async (_what, compact) => {
  let faulty = true
  const house = await houseForTest({ compactor: by((updates) => (faulty ? compact : compactUpdates)(updates)) })
  const anna = await come(house)
  const kind = anna.doc.getMap('kind')
  for (const key of ['stays', 'goes', 'changes']) kind.set(key, 'first')
  await askSaved(anna, 1)
  kind.delete('goes')
  await askSaved(anna, 2)
  kind.set('changes', 'second')
  await askSaved(anna, 3)
  const files = () => readdir(`${house.folder}/boards/b1/map`)
  const before = await files()

  await house.rooms.read('b1', 'map')
  expect(house.count('compactionFailed')).toBe(1)
  expect(await files()).toEqual(before)
  anna.leave()
  faulty = false
  await house.restart()
  const ben = untilTheEnd(join(house))
  await ben.synced
  expect(ben.doc.getMap('kind').toJSON()).toEqual({ stays: 'first', changes: 'second' })
})
