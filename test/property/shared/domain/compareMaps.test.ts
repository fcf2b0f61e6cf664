import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../../../shared/commands/command.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { setNote } from '../../../../shared/commands/setNote.ts'
import { setPicture } from '../../../../shared/commands/setPicture.ts'
import { sortChildren } from '../../../../shared/commands/sortChildren.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import {
  compareMaps,
  countChanges,
  type IdeaPart,
  type MapComparison,
  type Move,
} from '../../../../shared/domain/compareMaps.ts'
import type { Idea, IdeaId } from '../../../../shared/domain/idea.ts'
import type { MindMap } from '../../../../shared/domain/mindMap.ts'
import type { SnapshotCard } from '../../../../shared/domain/snapshot.ts'
import { act, chance, DEEDS, deedsOf, replicas, type Replica } from '../document/replicas.ts'

type Compare = (before: MindMap, after: MindMap) => MapComparison

const sessions = fc.record({
  seed: fc.nat(),
  before: deedsOf(1, DEEDS, 30),
  after: deedsOf(1, [...DEEDS, 'restore', 'link'], 40),
  extra: fc.array(fc.record({ what: fc.constantFrom('note', 'picture', 'sort'), a: fc.nat(40), b: fc.nat(1_000) }), {
    maxLength: 8,
    size: 'max',
  }),
})

/** One board at two moments. */
function twoStates({ seed, before, after, extra }: typeof sessions extends fc.Arbitrary<infer S> ? S : never) {
  const [one] = replicas(1, seed) as [Replica]
  for (const deed of before) act(one, deed)
  const then = readMindMap(one.doc)
  for (const deed of after) act(one, deed)
  for (const { what, a, b } of extra) more(one, what, a, b)
  return { then, now: readMindMap(one.doc) }
}

function more({ doc, map, actor }: Replica, what: string, a: number, b: number): void {
  const ids = [...map.ideas.keys()]
  const id = ids[a % ids.length] ?? 'root'
  if (what === 'note') run(doc, map, setNote, { id, note: `n${b}` }, actor)
  const card = { id: 'A'.repeat(22), width: 10, height: 10, alt: `a${b}` }
  if (what === 'picture') run(doc, map, setPicture, { id, picture: card }, actor)
  const parent = ids.find((each) => (map.ideas.get(each)?.children.length ?? 0) > 2) ?? id
  const random = chance(b)
  const mixed = (map.ideas.get(parent)?.children ?? []).filter((child) => child !== 'lost-and-found')
  mixed.sort(() => random() - 0.5)
  if (what === 'sort') run(doc, map, sortChildren, { parent, order: mixed }, actor)
}

/** The same by looking everything up in lists of lines, with a table for what siblings have in common. */
function isRight(compare: Compare, runs: number): void {
  fc.assert(
    fc.property(sessions, (session) => {
      const { then, now } = twoStates(session)
      const found = compare(then, now)
      const [old, young] = [ideasIn(then), ideasIn(now)]
      const ids = (ideas: readonly Idea[]): IdeaId[] => ideas.map(({ id }) => id)
      expect(found.added).toEqual(ids(young).filter((id) => !ids(old).includes(id)))
      expect(found.removed).toEqual(ids(old).filter((id) => !ids(young).includes(id)))

      const changed: [IdeaId, IdeaPart[]][] = []
      const elsewhere: [IdeaId, Move][] = []
      for (const idea of young) {
        const earlier = old.find(({ id }) => id === idea.id)
        if (!earlier) continue
        const said = (part: (idea: Idea) => unknown) => JSON.stringify(part(idea)) !== JSON.stringify(part(earlier))
        const parts = [
          said(({ title }) => title) ? ['title' as const] : [],
          said(({ note }) => note) ? ['note' as const] : [],
          said(({ fields: { who, nextStep, until, link, sdg } }) => [who, nextStep, until, link, sdg])
            ? ['fields' as const]
            : [],
          said(({ kind }) => kind) && said(({ ownKind }) => ownKind) ? ['kind' as const] : [],
          said(({ fields: { picture } }) => picture) ? ['picture' as const] : [],
        ].flat()
        if (parts.length > 0) changed.push([idea.id, parts])
        if (earlier.parent !== idea.parent)
          elsewhere.push([idea.id, { from: String(earlier.parent), to: String(idea.parent) }])
      }
      expect([...found.changed]).toEqual(changed)
      const between = [...found.moved].filter(([, { from, to }]) => from === to)
      expect(new Map([...found.moved].filter(([, { from, to }]) => from !== to))).toEqual(new Map(elsewhere))

      for (const parent of new Set([...ids(young), ...between.map(([, { to }]) => to)])) {
        const staying = (map: MindMap, other: MindMap) =>
          (map.ideas.get(parent)?.children ?? []).filter((id) => other.ideas.get(id)?.parent === parent)
        const named = between.filter(([, { to }]) => to === parent).map(([id]) => id)
        const rest = (list: readonly IdeaId[]) => list.filter((id) => !named.includes(id))
        const [was, is] = [staying(then, now), staying(now, then)]
        expect(rest(is)).toEqual(rest(was))
        const untouched = (list: readonly IdeaId[]) =>
          list.filter((id) => then.ideas.get(id)?.order === now.ideas.get(id)?.order).length
        expect([rest(is).length, untouched(rest(is))]).toEqual(common(was, is, (id) => untouched([id])))
      }

      const links = (map: MindMap) => [...map.links.values()].map((link) => JSON.stringify(link)).sort()
      const mended = [...then.links.values()]
        .filter(({ id }) => !found.links.removed.some((link) => link.id === id))
        .map((link) => found.links.changed.find(({ id }) => id === link.id) ?? link)
      expect([...mended, ...found.links.added].map((link) => JSON.stringify(link)).sort()).toEqual(links(now))
      expect(found.links.added.filter(({ id }) => then.links.has(id))).toEqual([])
    }),
    { numRuns: runs, seed: 11 },
  )
}

function ideasIn(map: MindMap, id: IdeaId = 'root'): Idea[] {
  const idea = map.ideas.get(id)
  if (!idea) return []
  return [...(id === 'lost-and-found' ? [] : [idea]), ...idea.children.flatMap((child) => ideasIn(map, child))]
}

/** How long the longest common part of two lists is, and how much it weighs at most. */
function common(one: readonly IdeaId[], other: readonly IdeaId[], weigh: (id: IdeaId) => number): number[] {
  const table = [...one, ''].map(() => [...other, ''].map(() => [0, 0]))
  const at = (i: number, j: number): number[] => table[i + 1]?.[j + 1] ?? [0, 0]
  const more = (a: number[], b: number[]) => ((a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)) >= 0
  for (const [i, id] of one.entries())
    for (const [j, its] of other.entries()) {
      const [length = 0, weight = 0] = at(i - 1, j - 1)
      const both = id === its ? [length + 1, weight + weigh(id)] : [0, 0]
      const left = more(at(i - 1, j), at(i, j - 1)) ? at(i - 1, j) : at(i, j - 1)
      const row = table[i + 1]
      if (row) row[j + 1] = more(both, left) ? both : left
    }
  return at(one.length - 1, other.length - 1)
}

test('two states of a map are compared as a slow and simple reader compares them', () => {
  isRight(compareMaps, 150)
}, 120_000)

test('the sessions above contain each kind of difference often', () => {
  const counts = { added: 0, changed: 0, moved: 0, reordered: 0, removed: 0, links: 0 }
  const parts = { title: 0, note: 0, fields: 0, kind: 0, picture: 0 }
  for (const session of fc.sample(sessions, { numRuns: 150, seed: 11 })) {
    const { then, now } = twoStates(session)
    const found = compareMaps(then, now)
    const { added, changed, removed }: SnapshotCard['changes'] = countChanges(found)
    counts.added += added
    counts.changed += changed
    counts.removed += removed
    for (const { from, to } of found.moved.values()) counts[from === to ? 'reordered' : 'moved']++
    counts.links += found.links.added.length + found.links.removed.length
    for (const part of [...found.changed.values()].flat()) parts[part]++
  }
  for (const [what, n] of [...Object.entries(counts), ...Object.entries(parts)])
    expect(n, `${what} in ${JSON.stringify({ counts, parts })}`).toBeGreaterThan(20)
}, 120_000)

describe('the same, put to comparisons with a fault, is seen to be broken by', () => {
  const faults: Record<string, Compare> = {
    'one that says that everything behind a newcomer was moved': (before, after) => ({
      ...compareMaps(before, after),
      moved: new Map(
        [...after.ideas.values()].flatMap(({ id, parent }) => {
          const earlier = before.ideas.get(id)
          if (parent === null || !earlier?.parent) return []
          const index = (map: MindMap) => map.ideas.get(parent)?.children.indexOf(id)
          const isElsewhere = parent !== earlier.parent || index(before) !== index(after)
          return isElsewhere ? [[id, { from: earlier.parent, to: parent }]] : []
        }),
      ),
    }),
    'one that takes another key for a move': (before, after) => {
      const found = compareMaps(before, after)
      const rekeyed = [...after.ideas.values()].filter(({ id, parent, order }) => {
        const earlier = before.ideas.get(id)
        return earlier?.parent === parent && earlier.order !== order
      })
      const moves = rekeyed.map(({ id, parent }) => [id, { from: parent ?? '', to: parent ?? '' }] as const)
      return { ...found, moved: new Map([...found.moved, ...moves]) }
    },
    'one that only hears of moves to other parents': (before, after) => {
      const found = compareMaps(before, after)
      return { ...found, moved: new Map([...found.moved].filter(([, { from, to }]) => from !== to)) }
    },
    'one that overlooks notes': (before, after) => {
      const found = compareMaps(before, after)
      const changed = [...found.changed].map(([id, parts]) => [id, parts.filter((part) => part !== 'note')] as const)
      return { ...found, changed: new Map(changed.filter(([, parts]) => parts.length > 0)) }
    },
    'one that takes an inherited kind for a changed one': (before, after) => {
      const found = compareMaps(before, after)
      const turned = [...after.ideas.values()].filter(({ id, kind }) => (before.ideas.get(id)?.kind ?? kind) !== kind)
      const parts = turned.map(({ id }) => [id, [...(found.changed.get(id) ?? []), 'kind' as const]] as const)
      return { ...found, changed: new Map([...found.changed, ...parts]) }
    },
    'one that counts the lost and found': (before, after) => {
      const found = compareMaps(before, after)
      const isNew = after.ideas.has('lost-and-found') && !before.ideas.has('lost-and-found')
      return { ...found, added: isNew ? [...found.added, 'lost-and-found'] : found.added }
    },
    'one that names only the top of a branch that is gone': (before, after) => {
      const found = compareMaps(before, after)
      const isTop = (id: IdeaId) => !found.removed.includes(before.ideas.get(id)?.parent ?? '')
      return { ...found, removed: found.removed.filter(isTop) }
    },
    'one that forgets links whose end is gone': (before, after) => {
      const found = compareMaps(before, after)
      return { ...found, links: { ...found.links, removed: [] } }
    },
  }
  for (const [fault, compare] of Object.entries(faults))
    test(fault, () => expect(() => isRight(compare, 150)).toThrow(), 120_000)
})

test('of two siblings that have changed places, the one is named that somebody has moved', () => {
  for (const { mover, after } of [
    { mover: 'b3', after: 'b4' },
    { mover: 'b4', after: null },
  ]) {
    const [one] = replicas(1, 3) as [Replica]
    const before = readMindMap(one.doc)
    expect(before.ideas.get('b0')?.children).toEqual(['b3', 'b4'])
    run(one.doc, one.map, moveIdeas, { ids: [mover], parent: 'b0', after }, one.actor)
    expect(one.map.ideas.get('b0')?.children).toEqual(['b4', 'b3'])
    expect([...compareMaps(before, one.map).moved]).toEqual([[mover, { from: 'b0', to: 'b0' }]])
  }
})
