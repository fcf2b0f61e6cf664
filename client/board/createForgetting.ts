import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { ViewState } from './viewState.ts'

/** Lets my view forget ideas that are gone: a lost focus goes to the nearest idea above that still lives. */
export interface Forgetting {
  /** Notes where the focused idea hangs: once it is gone the map no longer tells. After each change of focus and of the map. */
  remember(): void
  forget(removed: ReadonlySet<IdeaId>): void
}

export function createForgetting(map: MindMap, viewState: ViewState): Forgetting {
  let path = new Map<IdeaId, IdeaId | null>()
  const remember = (): void => {
    path = new Map()
    for (let at: IdeaId | null = viewState.get().focused; at !== null; at = map.ideas.get(at)?.parent ?? null)
      path.set(at, map.ideas.get(at)?.parent ?? null)
  }
  remember()
  return {
    remember,
    forget(removed) {
      if (removed.size > 0)
        viewState.forget(removed, (id) => {
          let at: IdeaId | null | undefined = path.get(id)
          while (at !== null && at !== undefined && (removed.has(at) || !map.ideas.has(at)))
            at = path.get(at) ?? ROOT_ID
          return at ?? ROOT_ID
        })
      remember()
    },
  }
}
