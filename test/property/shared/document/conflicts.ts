import * as Y from 'yjs'
import type { IdeaId } from '../../../../shared/domain/idea.ts'
import { columnsOf } from '../../../../shared/document/readIdea.ts'
import { readRows } from '../../../../shared/document/readMindMap.ts'
import { act, type Deed, type Replica } from './replicas.ts'

/** The rows of docs/model.md's table of what happens at the same time. */
export const ROWS = [
  'delete ‖ add below',
  'delete ‖ type',
  'below one another',
  'same place',
  'move ‖ move',
  'move ‖ retitle',
  'move out ‖ delete',
] as const
export type Row = (typeof ROWS)[number]

interface Done {
  readonly what: Deed['what']
  readonly id: IdeaId
  readonly parent?: IdeaId | undefined
  /** The ideas that a deletion took along, as its author saw them. */
  readonly taken: ReadonlySet<IdeaId>
  readonly client: number
  readonly clock: number
  readonly seen: ReadonlyMap<number, number>
}

/** Writes down what people do, with what each had seen by then. */
export class Ledger {
  readonly added = new Set<IdeaId>()
  readonly removed = new Set<IdeaId>()
  readonly words = new Map<string, IdeaId>()
  readonly #done: Done[] = []

  act(replica: Replica, deed: Deed): void {
    const seen = Y.decodeStateVector(Y.encodeStateVector(replica.doc))
    const before = new Set(replica.map.ideas.keys())
    const done = act(replica, deed)
    if (!done.ok || done.id === undefined) return
    const taken = new Set([...before].filter((id) => !replica.map.ideas.has(id) && id !== 'lost-and-found'))
    if (done.what === 'add' || done.what === 'between') this.added.add(done.id)
    if (done.what === 'remove' || done.what === 'lift') for (const id of taken) this.removed.add(id)
    if (done.what === 'type') this.words.set(`t${deed.c} `, done.id)
    const client = replica.doc.clientID
    this.#done.push({
      ...done,
      id: done.id,
      parent: done.parent,
      taken,
      client,
      clock: Y.getState(replica.doc.store, client),
      seen,
    })
  }

  /** How often each row really happened: pairs of deeds of which neither author had seen the other's. */
  count(doc: Y.Doc): Record<Row, number> {
    const counts = Object.fromEntries(ROWS.map((row) => [row, 0])) as Record<Row, number>
    for (const [i, one] of this.#done.entries()) {
      for (const other of this.#done.slice(i + 1)) {
        if (one.client === other.client || hasSeen(one, other) || hasSeen(other, one)) continue
        for (const [a, b] of [
          [one, other],
          [other, one],
        ] as const) {
          if (a.what === 'remove' && b.what === 'add' && b.parent !== undefined && a.taken.has(b.parent))
            counts['delete ‖ add below']++
          if (a.what === 'remove' && b.what === 'type' && a.taken.has(b.id)) counts['delete ‖ type']++
          if (a.what === 'remove' && b.what === 'move' && a.taken.has(b.id) && a.id !== b.id)
            counts['move out ‖ delete']++
          if (a.what === 'move' && b.what === 'type' && a.id === b.id) counts['move ‖ retitle']++
        }
        if (one.what === 'move' && other.what === 'move' && one.id === other.id) counts['move ‖ move']++
      }
    }
    const { places, tree } = readRows(columnsOf(doc))
    counts['below one another'] = tree.cuts
    const keys = [...places].map(([id, place]) => `${tree.up.get(id)}/${place.order}`)
    counts['same place'] = keys.length - new Set(keys).size
    return counts
  }
}

const hasSeen = (one: Done, other: Done) => (one.seen.get(other.client) ?? 0) >= other.clock
