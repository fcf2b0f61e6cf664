import * as Y from 'yjs'
import { MAP_ROOTS } from './schema.ts'

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

export function createUndo(doc: Y.Doc, origin: object): Undo {
  const listeners = new Set<() => void>()
  const manager = new Y.UndoManager(
    Object.keys(MAP_ROOTS).map((root) => doc.getMap(root)),
    { trackedOrigins: new Set([origin]), captureTimeout: TYPING_PAUSE },
  )
  const tell = () => {
    for (const listener of listeners) listener()
  }
  manager.on('stack-item-added', tell)
  manager.on('stack-item-popped', tell)
  manager.on('stack-cleared', tell)
  return {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
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
