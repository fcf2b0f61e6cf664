import { useRef, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import type { Person } from './presence.ts'

/** Everybody who is here, each once however many tabs they have, me first. The same array until somebody comes or goes. */
export function usePeopleHere(): readonly Person[] {
  const { presence, me, canWrite } = useBoard()
  const last = useRef<readonly Person[]>([])
  return useSyncExternalStore(presence.subscribe, () => {
    const people = new Map<string, Person>(canWrite ? [[me.participant, me]] : [])
    for (const { person } of presence.others())
      if (!people.has(person.participant)) people.set(person.participant, person)
    const next = [...people.values()]
    const same =
      next.length === last.current.length &&
      next.every(
        (person, at) => person.participant === last.current[at]?.participant && person.name === last.current[at].name,
      )
    if (!same) last.current = next
    return last.current
  })
}
