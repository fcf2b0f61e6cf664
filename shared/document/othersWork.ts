import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { columnsOf, markOf, type Columns } from './readIdea.ts'
import { ownerOfField } from './schema.ts'

/** What somebody else has done, as it arrives. */
export interface Work {
  /** The Yjs clients that wrote it: who was here tells whose they are. */
  readonly clients: readonly number[]
  readonly added: ReadonlySet<IdeaId>
  readonly moved: ReadonlySet<IdeaId>
  /** Title, note, kind or fields. */
  readonly written: ReadonlySet<IdeaId>
  /** Of a branch only its top. */
  readonly removed: ReadonlySet<IdeaId>
}

/** Hears of all that does not come from this very document's user, at the cost of what it touches. */
export function watchOthersWork(doc: Y.Doc, listener: (work: Work) => void): () => void {
  const columns = columnsOf(doc)
  const hear = (transaction: Y.Transaction): void => {
    if (transaction.local) return
    const work = workOf(transaction, columns)
    if (work.added.size + work.moved.size + work.written.size + work.removed.size > 0) listener(work)
  }
  doc.on('afterTransaction', hear)
  return () => doc.off('afterTransaction', hear)
}

function workOf({ changed, beforeState, afterState }: Y.Transaction, columns: Columns): Work {
  const touched = [...changed]
  const keysOf = (root: Y.Map<unknown> | undefined): Set<IdeaId> =>
    new Set(touched.flatMap(([type, keys]) => (Object.is(type, root) ? [...keys] : [])).filter((key) => key !== null))
  // The words of a title are made once, with the idea, and never taken away.
  const added = keysOf(columns.title)
  const removed = new Set<IdeaId>()
  const restored = new Set<IdeaId>()
  for (const id of keysOf(columns.gone)) {
    const mark = markOf(columns, id)
    if (!mark) restored.add(id)
    else if (mark.top === id) removed.add(id)
  }
  const moved = new Set([...keysOf(columns.place), ...restored].filter((id) => !added.has(id)))
  const written = new Set<IdeaId>()
  const note = (id: IdeaId | undefined): void => {
    if (id !== undefined && !added.has(id)) written.add(id)
  }
  for (const id of keysOf(columns.kind)) note(id)
  for (const key of keysOf(columns.fields)) note(ownerOfField(key))
  for (const [type] of touched) note(ideaOfText(type, columns))
  const clients = [...afterState].flatMap(([client, clock]) => ((beforeState.get(client) ?? 0) < clock ? [client] : []))
  return { clients, added, moved, written, removed }
}

type AnyType = Parameters<Y.Transaction['changed']['get']>[0]
const isType = (value: unknown): value is AnyType => value instanceof Y.AbstractType

/** The idea to whose title or note a piece of text belongs. */
function ideaOfText(type: AnyType, { title, note }: Columns): IdeaId | undefined {
  for (let at = type; at._item;) {
    const { parent, parentSub } = at._item
    if (parent === title || parent === note) return parentSub ?? undefined
    if (!isType(parent)) return undefined
    at = parent
  }
  return undefined
}

/** What somebody who has this document has seen: to be compared later by `workSince`. */
export const seenNow = (doc: Y.Doc): Uint8Array => Y.encodeStateVector(doc)

/** What has been done since a moment, and not by `me`. */
export interface Since {
  readonly added: readonly IdeaId[]
  readonly changed: readonly IdeaId[]
  /** How many deletions, each with its branch. */
  readonly removed: number
}

/**
 * What the document has gained since `seen`: new ideas, and old ones that were moved or in which something was written.
 * Words that were only taken away leave no trace to be found.
 */
export function workSince(doc: Y.Doc, ids: Iterable<IdeaId>, seen: Uint8Array, me: string): Since {
  const columns = columnsOf(doc)
  const clocks = Y.decodeStateVector(seen)
  const isNew = (item: Y.Item | null | undefined): boolean =>
    item !== null && item !== undefined && item.id.clock + item.length > (clocks.get(item.id.client) ?? 0)
  const entry = (root: Y.Map<unknown> | undefined, key: string) => root?._map.get(key)
  const hasNewWords = (text: unknown): boolean => {
    if (!(text instanceof Y.AbstractType)) return false
    for (let item = text._start; item; item = item.right) {
      if (!item.deleted && isNew(item)) return true
      if (item.content instanceof Y.ContentType && hasNewWords(item.content.type)) return true
    }
    return false
  }
  const withNewFields = new Set<IdeaId>()
  for (const [key, item] of columns.fields?._map ?? []) {
    const owner = isNew(item) ? ownerOfField(key) : undefined
    if (owner !== undefined) withNewFields.add(owner)
  }
  const added: IdeaId[] = []
  const changed: IdeaId[] = []
  for (const id of ids) {
    if (isNew(entry(columns.title, id))) {
      const place: unknown = columns.place?.get(id)
      const by = typeof place === 'object' && place !== null && 'by' in place ? place.by : undefined
      if (by !== me) added.push(id)
    } else if (
      isNew(entry(columns.place, id)) ||
      isNew(entry(columns.kind, id)) ||
      withNewFields.has(id) ||
      hasNewWords(columns.title?.get(id)) ||
      hasNewWords(columns.note?.get(id))
    )
      changed.push(id)
  }
  let removed = 0
  for (const [id, item] of columns.gone?._map ?? []) {
    const mark = isNew(item) ? markOf(columns, id) : undefined
    if (mark?.top === id && mark.by !== me) removed++
  }
  return { added, changed, removed }
}
