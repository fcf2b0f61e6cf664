import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { MAP_ROOTS, openColumn, ownerOfField, readPlace, type MapRoot } from './schema.ts'

/** Takes back my own steps, never somebody else's words. docs/model.md lists the rules. */
export interface Undo {
  undo(): void
  redo(): void
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** What comes next is a step of its own, however soon it comes. */
  breakStep(): void
  /** Changes of this origin are mine, too: the editor's binding writes with one of its own. */
  trackOrigin(origin: unknown): void
  onChange(listener: () => void): () => void
  destroy(): void
}

/** Typing within this time, in milliseconds, is one step. */
const TYPING_PAUSE = 500

/** One person's undo on one document. A deed (a transaction with `origin`) is always a step of its own; typing is merged. */
export function createUndo(doc: Y.Doc, origin: object): Undo {
  const listeners = new Set<() => void>()
  let guard: ((item: Y.Item) => boolean) | undefined
  const manager = new Y.UndoManager(
    rootNames.map((root) => openColumn(doc, root)),
    {
      trackedOrigins: new Set<unknown>([origin]),
      captureTimeout: TYPING_PAUSE,
      captureTransaction: (transaction) => {
        if (transaction.origin === origin) manager.stopCapturing()
        return true
      },
      deleteFilter: (item) => guard?.(item) ?? true,
    },
  )
  const tell = () => {
    for (const listener of listeners) listener()
  }
  manager.on('stack-item-added', (event) => {
    if (event.origin === origin) manager.stopCapturing()
    tell()
  })
  manager.on('stack-item-popped', tell)
  manager.on('stack-cleared', tell)
  const guarded = (take: () => void) => {
    guard = othersWork(doc, manager.undoing ? [] : [...manager.undoStack, ...manager.redoStack])
    take()
    guard = undefined
    tell()
  }
  return {
    undo: () => guarded(() => manager.undo()),
    redo: () => guarded(() => manager.redo()),
    get canUndo() {
      return manager.canUndo()
    },
    get canRedo() {
      return manager.canRedo()
    },
    breakStep: () => manager.stopCapturing(),
    trackOrigin: (other) => manager.addTrackedOrigin(other),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    destroy: () => manager.destroy(),
  }
}

const rootNames = Object.keys(MAP_ROOTS) as MapRoot[]

type Step = Pick<Y.UndoManager['undoStack'][number], 'insertions'>

/**
 * Says which of my insertions undo may delete. Fragments stay for ever: somebody may be typing there at this moment. And where
 * others have built on an idea that I added, taking back the addition leaves it as it is.
 */
function othersWork(doc: Y.Doc, steps: readonly Step[]): (item: Y.Item) => boolean {
  const places = openColumn(doc, 'place')
  const roots = new Map<unknown, MapRoot>(rootNames.map((root) => [doc.getMap(root), root]))
  const kept = new Map<IdeaId, boolean>()
  let children: Map<IdeaId, Set<IdeaId>> | undefined

  const addedIn = (step: Step | undefined, id: IdeaId): boolean => {
    const current = places._map.get(id)
    return (
      step !== undefined &&
      current !== undefined &&
      originals(doc, current).some((item) => Y.isDeleted(step.insertions, item))
    )
  }
  const isBuiltOn = (id: IdeaId): boolean => {
    const current = places._map.get(id)
    if (current && !current.deleted && current.id.client !== doc.clientID) return true
    if (hasOthersWords(doc, id)) return true
    children ??= livingChildren(doc)
    return [...(children.get(id) ?? [])].some(
      (child) => places.has(child) && readPlace(places.get(child)).parent === id,
    )
  }

  return (item) => {
    const [root, key, isEntry] = entryOf(item, roots)
    if ((root === 'title' || root === 'note') && isEntry) return false
    const id = root === 'fields' ? ownerOfField(key) : key
    if (id === undefined || root === 'gone' || root === 'links' || root === 'meta') return true
    const step = steps.findLast(({ insertions }) => Y.isDeleted(insertions, item.id))
    if (isOnlyLine(item)) return false
    if (!addedIn(step, id)) return true
    const keep = kept.get(id) ?? isBuiltOn(id)
    kept.set(id, keep)
    // Its lines stay, emptied: what others are typing into them at this moment must have somewhere to arrive.
    const isLine = (root === 'title' || root === 'note') && item.content instanceof Y.ContentType
    return !keep && !isLine
  }
}

/**
 * Whether it is the only line of its text. That one stays, emptied: the editor shows an empty text as one empty line and would write
 * it itself, as a new step of mine that ends all redoing.
 */
function isOnlyLine(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType) || !(item.parent instanceof Y.XmlFragment)) return false
  if (item.parent instanceof Y.XmlElement) return false
  for (let line = item.parent._start; line; line = line.right) if (!line.deleted && line !== item) return false
  return true
}

/** The column and key that an item belongs to, and whether it is the very entry there. */
function entryOf(
  item: Y.Item,
  roots: ReadonlyMap<unknown, MapRoot>,
): [root: MapRoot | undefined, key: string, isEntry: boolean] {
  let at: Y.Item | null = item
  while (at) {
    const root = roots.get(at.parent)
    if (root) return [root, at.parentSub ?? '', at === item]
    at = at.parent instanceof Y.AbstractType ? at.parent._item : null
  }
  return [undefined, '', false]
}

/** The first entry ever written for a key, if I wrote it, and what redo made of it. */
function originals(doc: Y.Doc, current: Y.Item): Y.ID[] {
  let first = current
  while (first.left) first = first.left
  if (first.id.client !== doc.clientID) return []
  const ids = [first.id]
  for (let next = first.redone; next;) {
    ids.push(next)
    const item: Y.Item | Y.GC = Y.getItem(doc.store, next)
    next = item instanceof Y.Item ? item.redone : null
  }
  return ids
}

function hasOthersWords(doc: Y.Doc, id: IdeaId): boolean {
  const stack: unknown[] = [openColumn(doc, 'title').get(id), openColumn(doc, 'note').get(id)]
  for (let type = stack.pop(); stack.length > 0 || type; type = stack.pop()) {
    if (!(type instanceof Y.AbstractType)) continue
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.id.client !== doc.clientID) return true
      if (item.content instanceof Y.ContentType) stack.push(item.content.type)
    }
  }
  return false
}

function livingChildren(doc: Y.Doc): Map<IdeaId, Set<IdeaId>> {
  const gone = openColumn(doc, 'gone')
  const children = new Map<IdeaId, Set<IdeaId>>()
  for (const [id, value] of openColumn(doc, 'place').entries()) {
    if (gone.has(id)) continue
    const { parent } = readPlace(value)
    children.set(parent, (children.get(parent) ?? new Set()).add(id))
  }
  return children
}
