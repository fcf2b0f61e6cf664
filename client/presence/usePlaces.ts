import { useRef, useSyncExternalStore } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { useBoard } from '../board/session.ts'
import { tabOf } from './following.ts'

export interface PersonPlace {
  /** Undefined where somebody does not say. */
  readonly at: IdeaId | undefined
  readonly edits: boolean
  readonly follows: ParticipantId | null
}

/** Where everybody else is. The same map until somebody goes elsewhere. */
export function usePlaces(): ReadonlyMap<ParticipantId, PersonPlace> {
  const { presence } = useBoard()
  const last = useRef<{ key: string; places: ReadonlyMap<ParticipantId, PersonPlace> }>({ key: '', places: new Map() })
  return useSyncExternalStore(presence.subscribe, () => {
    const others = presence.others()
    const places = new Map<ParticipantId, PersonPlace>()
    for (const { person } of others) {
      const tab = places.has(person.participant) ? undefined : tabOf(others, person.participant)
      if (tab)
        places.set(person.participant, {
          at: tab.editing ?? tab.look?.at,
          edits: tab.editing !== null,
          follows: tab.follows,
        })
    }
    const key = JSON.stringify([...places].map(([id, { at, edits, follows }]) => [id, at, edits, follows]))
    if (key !== last.current.key) last.current = { key, places }
    return last.current.places
  })
}
