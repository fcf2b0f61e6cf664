import { useCallback, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { useBoard } from './session.ts'

/** What is said about an idea. Renders again only when something is said about this one. */
export function useTalk(id: IdeaId): IdeaTalk {
  const { talk } = useBoard()
  const subscribe = useCallback(
    (listener: () => void) => talk.onChange((ideas) => ideas.has(id) && listener()),
    [talk, id],
  )
  return useSyncExternalStore(subscribe, () => talk.of(id))
}
