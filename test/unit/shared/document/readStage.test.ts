import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { callTogether } from '../../../../shared/commands/callTogether.ts'
import { publishTally } from '../../../../shared/commands/publishTally.ts'
import { run } from '../../../../shared/commands/command.ts'
import { announceCopyUpdate, announcePublicationUpdate, readStage } from '../../../../shared/document/readStage.ts'
import type { CopyCard } from '../../../../shared/domain/copy.ts'
import type { PublicationCard } from '../../../../shared/domain/publication.ts'
import type { Look } from '../../../../shared/domain/look.ts'
import { replicas } from '../../../property/shared/document/replicas.ts'

const card = (id: string, madeAt: number): CopyCard => ({
  id,
  format: 'pdf',
  fileName: `${id}.pdf`,
  bytes: 1_000,
  madeAt,
})

test('[P8] a copy is announced on a stage that the server has not opened, beside what is there', () => {
  const stage = new Y.Doc()
  Y.applyUpdate(stage, announceCopyUpdate(card('first', 1)))
  Y.applyUpdate(stage, announceCopyUpdate(card('second', 2)))
  expect(readStage(stage).copies.map(({ id }) => id)).toEqual(['second', 'first'])
})

test('[P8] what a copy could not show goes along with it, and only where there is something to say', () => {
  const stage = new Y.Doc()
  Y.applyUpdate(stage, announceCopyUpdate({ ...card('some', 2), missingLetters: ['𓀀'], scale: 0.8 }))
  const small: CopyCard = { ...card('small', 3), names: true, smallLetters: { points: 2.5, paper: 'A1' } }
  Y.applyUpdate(stage, announceCopyUpdate(small))
  const copies = stage.getMap('copies')
  copies.set('odd', { ...card('odd', 1), missingLetters: 'x', scale: 7, names: 'yes', smallLetters: { points: 'few' } })
  expect(readStage(stage).copies).toEqual([
    small,
    { ...card('some', 2), missingLetters: ['𓀀'], scale: 0.8 },
    card('odd', 1),
  ])
})

test('[P11] a damaged card or count on the stage hides nothing else', () => {
  const stage = new Y.Doc()
  Y.applyUpdate(stage, announceCopyUpdate(card('whole', 1)))
  const copies = stage.getMap('copies')
  copies.set('text', 'no card')
  copies.set('nested', new Y.Map())
  copies.set('format', { ...card('format', 2), format: 'exe' })
  copies.set('bytes', { ...card('bytes', 3), bytes: Infinity })
  const tally = stage.getMap('tally')
  tally.set('a', 3)
  tally.set('b', -1)
  tally.set('c', 'viele')
  expect(readStage(stage)).toEqual({ copies: [card('whole', 1)], snapshots: [], tally: new Map([['a', 3]]) })
})

test('a new count takes the place of the old one', () => {
  const [me] = replicas(1)
  if (!me) throw new Error('nobody')
  const stage = new Y.Doc()
  const publish = (...votes: [string, number][]) =>
    run(stage, me.map, publishTally, { tally: new Map(votes) }, me.actor)
  publish(['a', 3], ['b', 1])
  publish(['a', 4], ['c', 2])
  expect(readStage(stage).tally).toEqual(
    new Map([
      ['a', 4],
      ['c', 2],
    ]),
  )
})

test('[P11] the last invitation counts, and one that nobody can understand is none', () => {
  const stage = new Y.Doc()
  const [me] = replicas(1)
  if (!me) throw new Error('nobody')
  const actor = { ...me.actor, by: 'organiser', now: 7 }
  const call = (look: Look) => run(stage, me.map, callTogether, { look }, actor)
  call({ at: 'a' })
  call({ at: 'b', rect: { x: 1, y: 2, width: 3, height: 4 } })
  expect(readStage(stage).spotlight).toEqual({
    look: { at: 'b', rect: { x: 1, y: 2, width: 3, height: 4 } },
    by: 'organiser',
    since: 7,
  })
  for (const odd of ['b', null, { look: { at: 7 }, by: 'x', since: 1 }, { look: { at: 'b' }, by: 'x' }]) {
    stage.getMap('spotlight').set('now', odd)
    expect(readStage(stage).spotlight).toBeUndefined()
  }
  stage.getMap('spotlight').set('now', { look: { at: 'b', rect: { x: NaN } }, by: 'x', since: 1 })
  expect(readStage(stage).spotlight?.look).toEqual({ at: 'b' })
})

test('[P20] of a result page the last change counts, in whatever order they come, and a damaged one is none', () => {
  const page: PublicationCard = {
    ...{ id: 'A'.repeat(22), edition: 1, state: 'published', at: 5, snapshot: 3, formats: ['pdf', 'md'] },
    nextDate: { title: 'Runde 2', start: 1, end: 2, place: 'Rathaus' },
  }
  const taken: PublicationCard = {
    ...page,
    edition: 10,
    state: 'withdrawn',
    formats: [],
    missing: ['svg'],
    names: true,
  }
  const stage = new Y.Doc()
  expect(readStage(stage).publication).toBeUndefined()
  for (const card of [taken, page]) Y.applyUpdate(stage, announcePublicationUpdate(card))
  expect(readStage(stage).publication).toEqual(taken)
  const entries = stage.getMap('publications')
  entries.set('11', { ...page, edition: 11, id: '../../etc' })
  entries.set('12', { ...page, edition: 12, state: 'lost' })
  entries.set('13', 'nothing')
  entries.set('14', { ...page, edition: Infinity })
  expect(readStage(stage).publication).toEqual(taken)
})
