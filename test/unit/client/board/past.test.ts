import fc from 'fast-check'
import { expect, test } from 'vitest'
import { besideOf, comesLater, compareMoments, momentsOf } from '../../../../client/board/past.ts'
import { createSnapshotMaps } from '../../../../client/board/snapshotMaps.ts'
import { createMapDocument } from '../../../../shared/document/createMapDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import type { Idea, IdeaId } from '../../../../shared/domain/idea.ts'
import { compareMaps } from '../../../../shared/domain/compareMaps.ts'
import { turnInto } from '../../../../shared/domain/replaceIdeas.ts'
import { act, deedsOf, replicas, type Replica } from '../../../property/shared/document/replicas.ts'
import { PlainMap } from '../../../support/randomMap.ts'

test('a step through the session names exactly what is another idea then, and leaves the others the same objects', () => {
  fc.assert(
    fc.property(fc.nat(), deedsOf(1), deedsOf(1), (seed, first, second) => {
      const [one] = replicas(1, seed) as [Replica]
      for (const deed of first) act(one, deed)
      const ideas = new Map<IdeaId, Idea>(readMindMap(one.doc).ideas)
      const before = new Map(ideas)
      for (const deed of second) act(one, deed)
      const next = readMindMap(one.doc)
      const { changed, removed, rearranged } = turnInto(ideas, next)
      expect(new Map([...ideas].sort())).toEqual(new Map([...next.ideas].sort()))
      expect(removed).toEqual(new Set([...before.keys()].filter((id) => !next.ideas.has(id))))
      for (const [id, idea] of ideas) {
        const known = before.get(id)
        if (changed.has(id)) expect(idea).not.toEqual(known)
        else expect(idea).toBe(known)
        expect(rearranged.has(id)).toBe(known?.children.join() !== idea.children.join() || !known)
      }
    }),
    { numRuns: 60, seed: 3 },
  )
})

test('moments stand in their order with the present at the end; the one before is the one before', () => {
  const moments = momentsOf([7, 3, 5])
  expect(moments).toEqual([3, 5, 7, 'now'])
  expect(besideOf({ shown: 'now', beside: 'previous' }, moments)).toBe(7)
  expect(besideOf({ shown: 3, beside: 'previous' }, moments)).toBeUndefined()
  expect(besideOf({ shown: 5, beside: 5 }, moments)).toBeUndefined()
  expect([comesLater('now', 7), comesLater(7, 'now'), comesLater(5, 3), comesLater(3, 5)]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('what is shown is marked by what it differs in: from an earlier moment, or from a later one', () => {
  const earlier = new PlainMap()
  earlier.add('bus', 'root', 'Bus')
  earlier.add('rad', 'root', 'Rad')
  earlier.add('weg', 'root', 'Weg')
  const later = new PlainMap()
  later.add('bus', 'root', 'Kleinbus')
  later.add('rad', 'bus', 'Rad')
  later.add('neu', 'root', 'Neu')
  expect(compareMoments({ moment: 'now', map: later }, { moment: 1, map: earlier }).marks).toEqual(
    new Map([
      ['neu', ['added']],
      ['bus', ['changed']],
      ['rad', ['moved']],
    ]),
  )
  expect(compareMoments({ moment: 1, map: earlier }, { moment: 'now', map: later }).marks).toEqual(
    new Map([
      ['weg', ['goneLater']],
      ['bus', ['changedLater']],
      ['rad', ['movedLater']],
    ]),
  )
})

test('a snapshot is fetched once; what did not come is asked for again; of many the latest are kept', async () => {
  const asked: number[] = []
  let isBroken = true
  const update = createMapDocument({
    ...{ title: 'Test', language: 'de', template: 'blank', newId: () => 'id', now: 0 },
    random: () => 0.5,
  })
  const maps = createSnapshotMaps((number) => {
    asked.push(number)
    return isBroken ? Promise.reject(new Error('no line')) : Promise.resolve(update)
  })
  await expect(maps.load(1)).rejects.toThrow('no line')
  isBroken = false
  const [one, again] = await Promise.all([maps.load(1), maps.load(1)])
  expect(again).toBe(one)
  expect(maps.here(1)).toBe(one)
  expect(asked).toEqual([1, 1])
  expect(compareMaps(one, again).changed.size).toBe(0)
  for (let number = 2; number <= 41; number++) await maps.load(number)
  expect(maps.here(1)).toBeUndefined()
  expect(maps.here(41)).toBeDefined()
})
