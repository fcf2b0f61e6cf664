import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createWorkerCompactor } from '../../../../server/sync/compactor.ts'

const script = new URL('../../../../dist/server/compactionWorker.js', import.meta.url)

it('makes a small snapshot in a thread of its own, without what was deleted, and goes on after rubbish', async () => {
  const compactor = createWorkerCompactor(script)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 500; i++) doc.getMap('kind').set('a', `secret ${i}`)
  doc.getMap('kind').set('a', 'kept')
  await expect(compactor.compact([Uint8Array.from([1, 2, 3])])).rejects.toThrow()
  const snapshot = await compactor.compact(updates)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, snapshot)
  expect(copy.getMap('kind').get('a')).toBe('kept')
  expect(Buffer.from(snapshot).includes('secret')).toBe(false)
  const [one, two] = await Promise.all([compactor.compact(updates), compactor.compact(updates.slice(0, 1))])
  expect(one).toEqual(snapshot)
  expect(two.length).toBeGreaterThan(10)
  await compactor.close()
  await expect(compactor.compact(updates)).rejects.toThrow()
})
