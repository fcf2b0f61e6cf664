import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { run, type Command } from '../../../../shared/commands/command.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { placeFreely } from '../../../../shared/commands/placeFreely.ts'
import { restoreIdeas } from '../../../../shared/commands/restoreIdeas.ts'
import { restoreSnapshot, type RestoreSnapshot } from '../../../../shared/commands/restoreSnapshot.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { setTitle } from '../../../../shared/commands/setTitle.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { columnsOf, contentOf } from '../../../../shared/document/readIdea.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { openColumn } from '../../../../shared/document/schema.ts'
import { createUndo } from '../../../../shared/document/undo.ts'
import { newFragment } from '../../../../shared/document/writeRichText.ts'
import { compareMaps, countChanges, type MapComparison } from '../../../../shared/domain/compareMaps.ts'
import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../../../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../../../shared/domain/mindMap.ts'
import { sidesOf } from '../../../../shared/domain/sides.ts'
import { act, chance, DEEDS, deedsOf, deliverAll, replicas, type Deed, type Replica } from '../document/replicas.ts'

type Restore = Command<RestoreSnapshot>

const RUNS = 90

const frozen = (doc: Y.Doc): MindMap => readMindMap(openMapDocument([Y.encodeStateAsUpdate(doc)]))
const nothing = { added: 0, changed: 0, moved: 0, removed: 0 }
const difference = (one: MindMap, other: MindMap) => {
  const found = compareMaps(one, other)
  const { added, changed, removed } = found.links
  return { ...countChanges(found), links: added.length + changed.length + removed.length }
}
const spots = (map: MindMap) =>
  [...map.ideas.values()].map(({ id, spot }) => [id, sidesOf(map).get(id), spot?.across, spot?.along].join()).sort()

/** Some stand freely, some have a note. */
function more({ doc, map, actor }: Replica, n: number): void {
  const ids = [...map.ideas.keys()].filter((id) => id !== ROOT_ID && id !== LOST_AND_FOUND_ID)
  const id = ids[n % ids.length] ?? ''
  run(doc, map, placeFreely, { places: [{ id, spot: { across: n, along: 3 }, after: null }] }, actor)
  run(doc, map, setNote, { id: ids[(n * 7) % ids.length] ?? '', note: `note ${n}` }, actor)
}

const histories = fc.record({
  seed: fc.nat(),
  before: deedsOf(3, DEEDS, 40),
  after: deedsOf(3, DEEDS, 50),
  extra: fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)),
  branch: fc.nat(40),
})
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never

/** Three people have worked on, and one of them knows how it was in between. */
function history({ seed, before, after, extra }: History) {
  const all = replicas(3, seed)
  for (const deed of before) act(all[deed.who] as Replica, deed)
  deliverAll(all)
  const me = all[0] as Replica
  more(me, extra[0])
  const snapshot = frozen(me.doc)
  for (const deed of after) act(all[deed.who] as Replica, deed)
  more(me, extra[1])
  deliverAll(all)
  // With nothing to take back but what comes now.
  return { all, me, snapshot, undo: createUndo(me.doc, me.actor.origin) }
}

function bringsBack(restore: Restore, runs: number): void {
  fc.assert(
    fc.property(histories, (session) => {
      const { me, all, snapshot, undo } = history(session)
      const before = readMindMap(me.doc)
      const result = run(me.doc, me.map, restore, { snapshot, branch: ROOT_ID }, me.actor)
      expect(difference(snapshot, me.map)).toEqual({ ...nothing, links: 0 })
      expect(spots(me.map)).toEqual(spots(snapshot))
      expect(difference(me.map, readMindMap(me.doc))).toEqual({ ...nothing, links: 0 })
      const again = run(me.doc, me.map, restore, { snapshot, branch: ROOT_ID }, me.actor)
      expect(again).toEqual({ ok: false, refusal: 'isAsThen' })
      deliverAll(all)
      for (const { map } of all) expect(difference(snapshot, map)).toEqual({ ...nothing, links: 0 })
      if (!result.ok) return

      undo.undo()
      expect(difference(before, me.map)).toEqual({ ...nothing, links: 0 })
      expect(spots(me.map)).toEqual(spots(before))
      undo.redo()
      expect(difference(snapshot, me.map)).toEqual({ ...nothing, links: 0 })
      const newer = compareMaps(snapshot, before).added
      if (newer.length > 0) run(me.doc, me.map, restoreIdeas, { ids: newer }, me.actor)
      expect(newer.filter((id) => !me.map.ideas.has(id))).toEqual([])
    }),
    { numRuns: runs, seed: 5, endOnFailure: true },
  )
}

test('[P18] a whole map is brought back exactly, and undo brings back exactly what was before', () => {
  bringsBack(restoreSnapshot, RUNS)
}, 120_000)

const below = (map: MindMap, id: IdeaId): Set<IdeaId> => new Set([...subtree(map, id)].map((idea) => idea.id))

function bringsBranchBack(restore: Restore, runs: number): void {
  fc.assert(
    fc.property(histories, (session) => {
      const { me, all, snapshot, undo } = history(session)
      const before = readMindMap(me.doc)
      const ids = [...snapshot.ideas.keys()].filter((id) => id !== ROOT_ID && id !== LOST_AND_FOUND_ID)
      const branch = ids[session.branch % ids.length] ?? ''
      const held = below(snapshot, branch)
      const touched = new Set([...held].flatMap((id) => [...below(before, id)]))
      const result = run(me.doc, me.map, restore, { snapshot, branch }, me.actor)
      // What lies in the lost and found because the branch was gone, is back below it.
      const returning = [...below(before, LOST_AND_FOUND_ID)].filter(
        (id) => below(me.map, branch).has(id) && !held.has(id),
      )
      if (returning.length === 0)
        expect(run(me.doc, me.map, restore, { snapshot, branch }, me.actor)).toEqual({ ok: false, refusal: 'isAsThen' })
      deliverAll(all)
      for (const { map } of all) {
        expect([...below(map, branch)].filter((id) => !returning.includes(id))).toEqual([...held])
        const { changed, moved } = compareMaps(snapshot, map)
        expect([...held].filter((id) => changed.has(id) || (moved.has(id) && id !== branch))).toEqual([])
      }
      // Outside of it nothing is another than before, except that what had come in from elsewhere is back.
      const { added, changed, moved, removed } = compareMaps(before, me.map)
      const isOutside = (id: IdeaId): boolean => !held.has(id) && !touched.has(id) && !returning.includes(id)
      expect([...added, ...changed.keys(), ...moved.keys(), ...removed].filter(isOutside)).toEqual([])
      const guests = [...touched].filter((id) => snapshot.ideas.has(id) && !held.has(id))
      expect(guests.filter((id) => !me.map.ideas.has(id))).toEqual([])
      for (const id of guests) {
        const home = snapshot.ideas.get(id)?.parent ?? ''
        if (me.map.ideas.has(home)) expect(me.map.ideas.get(id)?.parent).toBe(home)
      }
      if (!result.ok) return
      undo.undo()
      expect(difference(before, me.map)).toEqual({ ...nothing, links: 0 })
    }),
    { numRuns: runs, seed: 6, endOnFailure: true },
  )
}

test('[P18] a branch is brought back exactly, wherever its ideas are now, and nothing else is touched', () => {
  bringsBranchBack(restoreSnapshot, RUNS)
}, 120_000)

const OTHERS: readonly Deed['what'][] = [
  'add',
  'add',
  'move',
  'move',
  'remove',
  'type',
  'type',
  'between',
  'lift',
  'kind',
  'field',
]
const meetings = fc.record({
  history: histories,
  others: deedsOf(2, OTHERS, 16),
  whole: fc.boolean(),
  talk: fc.nat(16),
})
type Meeting = typeof meetings extends fc.Arbitrary<infer M> ? M : never

/** One brings back what was while two others, who do not know yet, go on. */
function meeting({ history: session, others, whole, talk }: Meeting, restore: Restore) {
  const { all, me, snapshot, undo } = history(session)
  const before = frozen(me.doc)
  const ids = [...snapshot.ideas.keys()].filter((id) => id !== LOST_AND_FOUND_ID)
  const branch = whole ? ROOT_ID : (ids[session.branch % ids.length] ?? ROOT_ID)
  const result = run(me.doc, me.map, restore, { snapshot, branch }, me.actor)
  const mine = compareMaps(before, me.map)
  const [, anna, bert] = all as [Replica, Replica, Replica]
  const done: { what: Deed['what']; id: IdeaId; parent: IdeaId | undefined; word: string; taken: Set<IdeaId> }[] = []
  for (const [i, deed] of others.entries()) {
    const who = deed.who === 0 ? anna : bert
    if (i === talk) {
      Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bert.doc), 'delivery')
      Y.applyUpdate(bert.doc, Y.encodeStateAsUpdate(anna.doc), 'delivery')
    }
    const was = new Set(who.map.ideas.keys())
    const { what, id, parent, ok } = act(who, deed)
    const taken = new Set([...was].filter((each) => !who.map.ideas.has(each)))
    if (ok && id !== undefined) done.push({ what, id, parent, word: `t${deed.c} `, taken })
  }
  /** What would be, had I done nothing. */
  const without = readMindMap(openMapDocument([Y.encodeStateAsUpdate(anna.doc), Y.encodeStateAsUpdate(bert.doc)]))
  deliverAll(all, chance(session.seed))
  return { all, me, undo, before, mine, done, without, result }
}

function keepsOthersWork(restore: Restore, runs: number): void {
  fc.assert(
    fc.property(meetings, (each) => {
      const { all, me, undo, before, done, without, result } = meeting(each, restore)
      const check = (): void => {
        const maps = all.map(({ doc }) => readMindMap(doc))
        for (const map of maps) expect(JSON.stringify([...map.ideas])).toBe(JSON.stringify([...(maps[0]?.ideas ?? [])]))
        const removed = new Set(
          done.flatMap(({ what, taken }) => (what === 'remove' || what === 'lift' ? [...taken] : [])),
        )
        const columns = columnsOf(me.doc)
        for (const { what, id, word } of done) {
          if ((what === 'add' || what === 'between') && !removed.has(id)) expect(me.map.ideas.has(id), id).toBe(true)
          if (what === 'type') expect(JSON.stringify(contentOf(columns, id).title)).toContain(word)
        }
      }
      check()
      if (!result.ok) return
      undo.undo()
      deliverAll(all)
      check()
      // Where others had no hand in it, all is as it would be without me.
      const theirs = compareMaps(before, without)
      const isTheirs = (id: IdeaId): boolean =>
        theirs.changed.has(id) || theirs.moved.has(id) || theirs.removed.includes(id) || theirs.added.includes(id)
      const left = compareMaps(without, me.map)
      expect([...left.added, ...left.changed.keys(), ...left.removed].filter((id) => !isTheirs(id))).toEqual([])
      // As it would be without me are also their own additions.
      expect(left.removed.filter((id) => theirs.added.includes(id))).toEqual([])
      const isHung = ([id, { from, to }]: readonly [IdeaId, { from: IdeaId; to: IdeaId }]): boolean =>
        from !== to && !isTheirs(id)
      expect([...left.moved].filter(isHung)).toEqual([])
    }),
    { numRuns: runs, seed: 8, endOnFailure: true },
  )
}

test('[P2] [P18] what others do while something is brought back stays, and stays when that is undone', () => {
  keepsOthersWork(restoreSnapshot, RUNS)
}, 120_000)

test('the meetings above are full of what they are meant to test', () => {
  const counts = {
    'revived ‖ typed': 0,
    'deleted ‖ typed': 0,
    'deleted ‖ added below': 0,
    'reworded ‖ typed': 0,
    'moved ‖ moved': 0,
    'moved ‖ deleted': 0,
    'deleted ‖ moved out': 0,
    'revived, undone ‖ added': 0,
  }
  const isTouched = ({ changed }: MapComparison, id: IdeaId): boolean => changed.get(id)?.includes('title') === true
  for (const each of fc.sample(meetings, { numRuns: 150, seed: 8, endOnFailure: true })) {
    const { mine, done } = meeting(each, restoreSnapshot)
    if (mine.added.length > 0 && done.some(({ what }) => what === 'add')) counts['revived, undone ‖ added']++
    for (const { what, id, parent, taken } of done) {
      if (what === 'type' && mine.removed.includes(id)) counts['deleted ‖ typed']++
      if (what === 'type' && isTouched(mine, id)) counts['reworded ‖ typed']++
      if (what === 'add' && mine.removed.includes(parent ?? '')) counts['deleted ‖ added below']++
      if (what === 'move' && mine.moved.has(id)) counts['moved ‖ moved']++
      if (what === 'move' && mine.removed.includes(id)) counts['deleted ‖ moved out']++
      if (what === 'remove' && [...taken].some((each) => mine.moved.has(each))) counts['moved ‖ deleted']++
      if (what === 'type' && mine.moved.has(id)) counts['revived ‖ typed']++
    }
  }
  for (const [what, n] of Object.entries(counts)) expect(n, `${what} in ${JSON.stringify(counts)}`).toBeGreaterThan(7)
}, 120_000)

describe('the same promises, put to commands with a fault, are seen to be broken by', () => {
  const faulty = (name: string, apply: Restore['apply']): Restore => ({ ...restoreSnapshot, name, apply })
  const faults: readonly [Restore, (restore: Restore) => void][] = [
    [
      faulty('one that writes every title anew', (doc, map, args, actor) => {
        restoreSnapshot.apply(doc, map, args, actor)
        for (const idea of subtree(args.snapshot, args.branch))
          if (idea.text !== map.ideas.get(idea.id)?.text) openColumn(doc, 'title').set(idea.id, newFragment(idea.title))
      }),
      (restore) => keepsOthersWork(restore, RUNS),
    ],
    [
      faulty('one that takes away what is newer instead of deleting it', (doc, map, args, actor) => {
        const newer = compareMaps(args.snapshot, map).added
        restoreSnapshot.apply(doc, map, args, actor)
        for (const root of ['place', 'title', 'note'] as const) for (const id of newer) openColumn(doc, root).delete(id)
      }),
      (restore) => bringsBack(restore, RUNS),
    ],
    [
      faulty('one that lets what is newer stay', (doc, map, args, actor) => {
        restoreSnapshot.apply(doc, map, args, actor)
        for (const id of compareMaps(args.snapshot, map).added) openColumn(doc, 'gone').delete(id)
      }),
      (restore) => bringsBranchBack(restore, RUNS),
    ],
    [
      faulty('one that brings nothing back to life', (doc, map, args, actor) => {
        restoreSnapshot.apply(doc, map, args, actor)
        const at = { at: 1, by: '' }
        for (const id of compareMaps(args.snapshot, map).removed) openColumn(doc, 'gone').set(id, { ...at, top: id })
      }),
      (restore) => bringsBack(restore, RUNS),
    ],
    [
      faulty('one that hangs what comes back as the last', (doc, map, args, actor) => {
        restoreSnapshot.apply(doc, map, args, actor)
        for (const [id, { to }] of compareMaps(map, args.snapshot).moved)
          openColumn(doc, 'place').set(id, { parent: to, order: 'z' })
      }),
      (restore) => bringsBack(restore, RUNS),
    ],
  ]
  for (const [restore, promise] of faults) test(restore.name, () => expect(() => promise(restore)).toThrow(), 120_000)
})

test('where little differs, little is written', () => {
  const [me] = replicas(1, 3) as [Replica]
  const snapshot = frozen(me.doc)
  run(me.doc, me.map, setTitle, { id: 'b3', title: 'idea nought' }, me.actor)
  run(me.doc, me.map, moveIdeas, { ids: ['b5'], parent: 'b3', after: 'b6' }, me.actor)
  const written: number[] = []
  me.doc.on('update', (update: Uint8Array) => written.push(Y.decodeUpdate(update).structs.length))
  expect(run(me.doc, me.map, restoreSnapshot, { snapshot, branch: ROOT_ID }, me.actor)).toEqual({ ok: true })
  // A piece of text and a place.
  expect(written).toEqual([2])
})

test('the lost and found and what never was are not brought back', () => {
  const [me] = replicas(1, 3) as [Replica]
  const snapshot = frozen(me.doc)
  const restore = (branch: IdeaId) => run(me.doc, me.map, restoreSnapshot, { snapshot, branch }, me.actor)
  expect(restore(LOST_AND_FOUND_ID)).toEqual({ ok: false, refusal: 'lostAndFoundStays' })
  expect(restore('never')).toEqual({ ok: false, refusal: 'unknownIdea' })
})
