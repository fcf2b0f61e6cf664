import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Link } from '../../shared/domain/mindMap.ts'
import { useBoard } from './session.ts'

export interface LinkOfIdea {
  readonly id: string
  readonly other: IdeaId
  readonly isOutgoing: boolean
  readonly label: string
}

const none: readonly LinkOfIdea[] = []

/** The connections of one idea, from either end. Looked up anew only when links changed. */
export function useLinksOf(id: IdeaId): readonly LinkOfIdea[] {
  const session = useBoard()
  const cache = useRef<{ of: ReadonlyMap<string, Link>; links: readonly LinkOfIdea[] } | undefined>(undefined)
  const subscribe = useCallback(
    (listener: () => void) =>
      session.onMapChange(({ meta }) => {
        if (meta) {
          cache.current = undefined
          listener()
        }
      }),
    [session],
  )
  return useSyncExternalStore(subscribe, () => {
    const all = session.map.links
    if (cache.current?.of !== all) {
      const links = [...all.values()].flatMap(({ id: link, from, to, label }) =>
        from === id
          ? [{ id: link, other: to, isOutgoing: true, label }]
          : to === id
            ? [{ id: link, other: from, isOutgoing: false, label }]
            : [],
      )
      cache.current = { of: all, links: links.length > 0 ? links : none }
    }
    return cache.current.links
  })
}
