import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { run } from '../../../../shared/commands/command.ts'
import { insertOutline } from '../../../../shared/commands/insertOutline.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { ROOT_ID, type Idea, type IdeaId } from '../../../../shared/domain/idea.ts'
import { act, deedsOf, replicas, deliverAll, type Replica } from './replicas.ts'

/** Checks after every change that the live map is the map of the document, and that the change names exactly what is new. */
function watch(replica: Replica): () => void {
  let before = new Map<IdeaId, Idea>(replica.map.ideas)
  let links = replica.map.links
  const settle = (named: {
    changed: ReadonlySet<IdeaId>
    removed: ReadonlySet<IdeaId>
    rearranged: ReadonlySet<IdeaId>
  }) => {
    for (const [id, idea] of replica.map.ideas) {
      const known = before.get(id)
      if (named.changed.has(id)) expect(idea).not.toEqual(known)
      else if (idea !== known) expect.fail(`${id} is another object, but is not named`)
      const rearranged = known?.children.join() !== idea.children.join() || !known
      if (named.rearranged.has(id) !== rearranged) expect.fail(`${id} rearranged: ${rearranged}`)
    }
    for (const id of named.changed) expect(replica.map.ideas.has(id)).toBe(true)
    expect(named.removed).toEqual(new Set([...before.keys()].filter((id) => !replica.map.ideas.has(id))))
    before = new Map(replica.map.ideas)
    links = replica.map.links
  }
  replica.onChange = settle
  return () => {
    const map = readMindMap(replica.doc)
    expect(new Map(replica.map.ideas)).toEqual(map.ideas)
    expect(replica.map).toMatchObject({ title: map.title, language: map.language, links: map.links })
    expect(links).toEqual(map.links)
    settle({ changed: new Set(), removed: new Set(), rearranged: new Set() })
  }
}

test('[P2] what a screen shows is what its document holds, after each change of one’s own and of others', () => {
  fc.assert(
    fc.property(fc.nat(), deedsOf(3), (seed, deeds) => {
      const all = replicas(3, seed)
      const checks = all.map(watch)
      for (const deed of deeds) {
        act(all[deed.who] as Replica, deed)
        checks[deed.who]?.()
      }
      deliverAll(all)
      for (const check of checks) check()
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('[P2] what a screen shows is what its document holds, also when of two moves to one place the other one wins', () => {
  const moves = deedsOf(3, ['move'], 6).map((deeds) => deeds.map((deed) => ({ ...deed, c: deed.c | 1 })))
  fc.assert(
    fc.property(fc.nat(), moves, (seed, deeds) => {
      const all = replicas(3, seed)
      const checks = all.map(watch)
      for (const deed of deeds) act(all[deed.who] as Replica, deed)
      deliverAll(all)
      for (const check of checks) check()
    }),
    {
      numRuns: 150,
      // The branches in a circle, closed by two: the move that wins is an older one, so another one is set aside.
      examples: [
        [
          0,
          [
            { who: 2, what: 'move', a: 0, b: 35, c: 7 },
            { who: 0, what: 'move', a: 32, b: 4, c: 813 },
            { who: 0, what: 'move', a: 13, b: 0, c: 7 },
            { who: 1, what: 'move', a: 10, b: 0, c: 313 },
          ],
        ],
      ],
    },
  )
})

test('[P2] what a screen shows is what its document holds, also when most of the map arrives at once', () => {
  const many = Array.from({ length: 150 }, (_, i) => ({ title: [[{ text: `line ${i}` }]], children: [] }))
  fc.assert(
    fc.property(fc.nat(), deedsOf(2), deedsOf(1, undefined, 10), (seed, before, after) => {
      const all = replicas(3, seed)
      const [first, , late] = all as [Replica, Replica, Replica]
      const check = watch(late)
      for (const deed of before) act(all[deed.who] as Replica, deed)
      const newIds = many.map((_, i) => `m${i}`)
      run(first.doc, first.map, insertOutline, { parent: ROOT_ID, after: null, outline: many, newIds }, first.actor)
      Y.applyUpdate(late.doc, Y.mergeUpdates(late.inbox.splice(0)), 'delivery')
      check()
      // The tree that later changes build on is the right one, too.
      for (const deed of after) {
        act(late, deed)
        check()
      }
      deliverAll(all)
      check()
    }),
    { numRuns: 30 },
  )
}, 120_000)
