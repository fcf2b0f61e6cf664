import { useCallback, useSyncExternalStore } from 'react'
import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from './session.ts'

/** The idea of that id, `undefined` once it is gone. Renders again only when this idea changes. */
export function useIdea(id: IdeaId): Idea | undefined {
  const session = useBoard()
  const subscribe = useCallback(
    (listener: () => void) =>
      session.onMapChange((change) => {
        if (change.changed.has(id) || change.removed.has(id)) listener()
      }),
    [session, id],
  )
  return useSyncExternalStore(subscribe, () => session.map.ideas.get(id))
}
