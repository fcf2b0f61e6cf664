import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { readStage } from '../../shared/document/readStage.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from './session.ts'

type Stage = ReturnType<typeof readStage>
interface StageStore {
  get(): Stage
  subscribe(listener: () => void): () => void
}

const stores = new WeakMap<Y.Doc, StageStore>()

/** The stage of a document, read once a change, whoever asks. */
function storeOf(doc: Y.Doc): StageStore {
  const known = stores.get(doc)
  if (known) return known
  const listeners = new Set<() => void>()
  let stage: Stage | undefined
  doc.on('update', () => {
    stage = undefined
    for (const listener of [...listeners]) listener()
  })
  const store: StageStore = {
    get: () => (stage ??= readStage(doc)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  stores.set(doc, store)
  return store
}

/** What the stage document shows: votes, copies, snapshots, the result page. */
export function useStage(): Stage {
  const { get, subscribe } = storeOf(useBoard().stageDoc)
  return useSyncExternalStore(subscribe, get)
}

/** The published votes for an idea. Nothing else that comes upon the stage draws the caller anew. */
export function useVotesFor(id: IdeaId): number {
  const { get, subscribe } = storeOf(useBoard().stageDoc)
  return useSyncExternalStore(subscribe, () => get().tally.get(id) ?? 0)
}
