import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run } from '../../../../shared/commands/command.ts'
import { columnsOf, contentOf } from '../../../../shared/document/readIdea.ts'
import { buildMindMap, readMindMap, readRows } from '../../../../shared/document/readMindMap.ts'
import { repairTree } from '../../../../shared/document/repairTree.ts'
import { ROOT_ID, type Idea, type IdeaId } from '../../../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../../../shared/domain/mindMap.ts'
import { Ledger, ROWS, type Row } from './conflicts.ts'
import { chance, deedsOf, deliverAll, replicas, type Deed, type Replica } from './replicas.ts'

type Read = (doc: Y.Doc) => MindMap

const BUILDING: readonly Deed['what'][] = [
  'add',
  'move',
  'move',
  'remove',
  'type',
  'between',
  'lift',
  'deliver',
  'deliver',
]
const sessions = deedsOf(3, BUILDING, 60)

/** Three people work, with updates on their way for long; in the end all have everything. */
function session(seed: number, deeds: readonly Deed[]): { all: Replica[]; ledger: Ledger } {
  const all = replicas(3, seed)
  const ledger = new Ledger()
  for (const deed of deeds) ledger.act(all[deed.who] as Replica, deed)
  deliverAll(all, chance(seed))
  return { all, ledger }
}

/** The promise to the users, put to any reader: nothing is lost, everything hangs once, all see the same. */
function keepsThePromise(read: Read, runs: number): void {
  fc.assert(
    fc.property(fc.nat(), sessions, (seed, deeds) => {
      const { all, ledger } = session(seed, deeds)
      const maps = all.map((replica) => read(replica.doc))
      for (const map of maps) {
        expect(JSON.stringify([...map.ideas])).toBe(JSON.stringify([...(maps[0]?.ideas ?? [])]))
        const reached = [...subtree(map, ROOT_ID)].map((idea) => idea.id)
        expect(reached.length).toBe(map.ideas.size)
        expect(new Set(reached).size).toBe(reached.length)
        expect([...ledger.added].filter((id) => !ledger.removed.has(id) && !map.ideas.has(id))).toEqual([])
      }
      const columns = columnsOf((all[0] as Replica).doc)
      for (const [word, id] of ledger.words) expect(JSON.stringify(contentOf(columns, id).title)).toContain(word)
    }),
    { numRuns: runs, seed: 7 },
  )
}

test('[P2] [P4] whatever people do at the same time: one tree, the same on every screen, nothing lost', () => {
  keepsThePromise(readMindMap, 80)
}, 120_000)

test('the sessions above are full of what they are meant to test', () => {
  const counts = Object.fromEntries(ROWS.map((row) => [row, 0])) as Record<Row, number>
  for (const [i, [seed, deeds]] of fc.sample(fc.tuple(fc.nat(), sessions), { numRuns: 80, seed: 7 }).entries()) {
    const { all, ledger } = session(seed ?? i, deeds)
    const found = ledger.count((all[0] as Replica).doc)
    for (const row of ROWS) counts[row] += found[row]
  }
  for (const row of ROWS) expect(counts[row], `${row} in ${JSON.stringify(counts)}`).toBeGreaterThanOrEqual(10)
}, 120_000)

describe('the same promise, put to readers with a fault, is seen to be broken by', () => {
  const walk = (doc: Y.Doc, parentOf: (map: MindMap, id: IdeaId) => IdeaId | undefined): MindMap => {
    const columns = columnsOf(doc)
    const rows = readRows(columns)
    const whole = buildMindMap(columns, rows)
    const below = new Map<IdeaId, IdeaId[]>()
    for (const id of rows.places.keys()) {
      const parent = rows.tree.dead.has(id) ? undefined : parentOf(whole, id)
      if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), id])
    }
    const ideas = new Map<IdeaId, Idea>()
    const stack: IdeaId[] = [ROOT_ID]
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      const idea = whole.ideas.get(id)
      if (!idea) continue
      const children = below.get(id) ?? []
      ideas.set(id, { ...idea, children })
      stack.push(...children)
    }
    return { ...whole, ideas }
  }
  const faults: Record<string, Read> = {
    'one that follows the parents as they are written': (doc) =>
      walk(doc, (_, id) => readRows(columnsOf(doc)).places.get(id)?.parent),
    'one without a lost and found': (doc) =>
      walk(doc, (map, id) =>
        map.ideas.get(id)?.parent === 'lost-and-found' ? undefined : (map.ideas.get(id)?.parent ?? undefined),
      ),
    'one that breaks ties by what it saw first': (doc) => {
      const columns = columnsOf(doc)
      const map = buildMindMap(columns, readRows(columns))
      const seen = [...readRows(columns).places.keys()]
      const order = (id: IdeaId) => map.ideas.get(id)?.order ?? ''
      const sort = (ids: readonly IdeaId[]) =>
        ids.toSorted((a, b) =>
          order(a) === order(b) ? seen.indexOf(a) - seen.indexOf(b) : order(a) < order(b) ? -1 : 1,
        )
      return {
        ...map,
        ideas: new Map([...map.ideas].map(([id, idea]) => [id, { ...idea, children: sort(idea.children) }])),
      }
    },
    'one that spares its own move when it cuts a cycle': (doc) => {
      const columns = columnsOf(doc)
      const rows = readRows(columns)
      const isMine = (id: IdeaId) => columns.place?._map.get(id)?.id.client === doc.clientID
      const places = new Map([...rows.places].map(([id, place]) => [id, isMine(id) ? { ...place, at: -1 } : place]))
      return buildMindMap(columns, { ...rows, tree: repairTree(places, rows.marks) })
    },
  }
  for (const [fault, read] of Object.entries(faults))
    test(fault, () => expect(() => keepsThePromise(read, 80)).toThrow(), 120_000)
})

test('[P2] where two put an idea at the same place, a third can still be put between them', () => {
  const [one, two] = replicas(2, 2) as [Replica, Replica]
  run(one.doc, one.map, addIdea, { id: 'a', parent: 'b2', after: null }, one.actor)
  run(two.doc, two.map, addIdea, { id: 'z', parent: 'b2', after: null }, two.actor)
  deliverAll([one, two])
  expect(one.map.ideas.get('a')?.order).toBe(one.map.ideas.get('z')?.order)
  expect(run(one.doc, one.map, addIdea, { id: 'm', parent: 'b2', after: 'a' }, one.actor)).toEqual({ ok: true })
  deliverAll([one, two])
  for (const { map } of [one, two]) expect(map.ideas.get('b2')?.children).toEqual(['a', 'm', 'z'])
})
