import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { joinInPieces } from '../../../../server/sync/joinInPieces.ts'

it('a long row of updates is joined to what it says, in whatever order it was kept, and others get their turn meanwhile', async () => {
  const author = new Y.Doc()
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  const text = author.getText('note')
  for (let n = 0; n < 10_000; n++) {
    if (n % 9 === 8) text.delete(text.length - 1, 1)
    else text.insert(text.length, 'abcdefgh'[n % 8] ?? '')
  }
  const moved = [...updates.slice(6_000), ...updates.slice(0, 6_000), ...updates.slice(10, 20)]
  for (const row of [updates, moved]) {
    let turns = 0
    let joined = false
    const count = (): void => {
      turns++
      if (!joined) setImmediate(count)
    }
    setImmediate(count)
    const update = await joinInPieces(row)
    joined = true
    const reader = new Y.Doc()
    Y.applyUpdate(reader, update)
    expect(reader.getText('note').toJSON()).toBe(text.toJSON())
    expect(reader.store.pendingStructs).toBeNull()
    expect(turns).toBeGreaterThan(1)
  }
  expect(await joinInPieces([])).toEqual(Uint8Array.of(0, 0))
})
