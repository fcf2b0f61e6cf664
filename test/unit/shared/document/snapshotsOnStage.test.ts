import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { announceSnapshotsUpdate, readStage } from '../../../../shared/document/readStage.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'

const card = (number: number, more: Partial<SnapshotCard> = {}): SnapshotCard => ({
  number,
  cause: 'activity',
  takenAt: 1_000 * number,
  ideas: 12,
  changes: { added: 3, changed: 2, moved: 1, removed: 0 },
  people: { organisers: 1, participants: 18, viewers: 2 },
  bytes: 4_711,
  ...more,
})

/** What everybody sees once the server has announced these. */
function announced(stage: Y.Doc, cards: readonly SnapshotCard[]): readonly SnapshotCard[] {
  const update = announceSnapshotsUpdate(Y.encodeStateAsUpdate(stage), cards)
  if (update) Y.applyUpdate(stage, update)
  return readStage(stage).snapshots
}

test('the stage shows the snapshots that there are, newest first, and what else stands on it stays', () => {
  const stage = new Y.Doc()
  stage.getMap('tally').set('a', 3)
  expect(announced(stage, [card(1), card(2)])).toEqual([card(2), card(1)])
  expect(announced(stage, [card(1), card(2, { name: 'Vor der Pause' }), card(3)])).toEqual([
    card(3),
    card(2, { name: 'Vor der Pause' }),
    card(1),
  ])
  expect(announced(stage, [card(1), card(3)])).toEqual([card(3), card(1)])
  expect(readStage(stage).tally).toEqual(new Map([['a', 3]]))
})

test('a new name reaches whoever has seen the old one, whoever wrote last', () => {
  const stage = new Y.Doc()
  for (let n = 0; n < 20; n++) expect(announced(stage, [card(1, { name: `Name ${n}` })])[0]?.name).toBe(`Name ${n}`)
  expect(announced(stage, [card(1)])).toEqual([card(1)])
})

test('what is announced already is not announced again', () => {
  const stage = new Y.Doc()
  announced(stage, [card(1), card(2)])
  expect(announceSnapshotsUpdate(Y.encodeStateAsUpdate(stage), [card(1), card(2)])).toBeUndefined()
})

test('[P11] a damaged card on the stage hides no other, and the next announcement mends it', () => {
  const stage = new Y.Doc()
  announced(stage, [card(1), card(2)])
  const shown = stage.getMap('snapshots')
  shown.set('2', { ...card(2), changes: { added: 'viele' } })
  shown.set('0', card(0))
  shown.set('-3', card(3))
  shown.set('4', { ...card(4), cause: 'boredom' })
  shown.set('5', new Y.Map())
  shown.set('6', { ...card(6), takenAt: Infinity })
  expect(readStage(stage).snapshots).toEqual([card(1)])
  expect(announced(stage, [card(1), card(2)])).toEqual([card(2), card(1)])
  expect([...shown.keys()].sort()).toEqual(['1', '2'])
})
