import { useCallback, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Link } from '../../shared/domain/mindMap.ts'
import { useBoard } from './session.ts'

export interface LinkOfIdea {
  readonly id: string
  readonly other: IdeaId
  readonly isOutgoing: boolean
  readonly label: string
}

const NONE: readonly LinkOfIdea[] = []

const known = new WeakMap<ReadonlyMap<string, Link>, ReadonlyMap<IdeaId, readonly LinkOfIdea[]>>()

/** Sorted by idea once, whoever asks: a change of the links is another object. */
function linksByIdea(links: ReadonlyMap<string, Link>): ReadonlyMap<IdeaId, readonly LinkOfIdea[]> {
  let byIdea = known.get(links)
  if (!byIdea) {
    const lists = new Map<IdeaId, LinkOfIdea[]>()
    const add = (end: IdeaId, link: LinkOfIdea): void => {
      const list = lists.get(end)
      if (list) list.push(link)
      else lists.set(end, [link])
    }
    for (const { id, from, to, label } of links.values()) {
      add(from, { id, other: to, isOutgoing: true, label })
      if (to !== from) add(to, { id, other: from, isOutgoing: false, label })
    }
    known.set(links, (byIdea = lists))
  }
  return byIdea
}

/** The connections of one idea, from either end. */
export function useLinksOf(id: IdeaId): readonly LinkOfIdea[] {
  const session = useBoard()
  const subscribe = useCallback(
    (listener: () => void) => session.onMapChange(({ meta }) => meta && listener()),
    [session],
  )
  return useSyncExternalStore(subscribe, () => linksByIdea(session.map.links).get(id) ?? NONE)
}
