import { useEffect, useState } from 'react'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { usePeopleHere } from './usePeopleHere.ts'

type Names = ReadonlyMap<ParticipantId, string>

const none: Names = new Map()
const lastKnown = new WeakMap<BoardSession, Names>()

/** What people on this board are called, whether they are here or were: the roster is asked when somebody wants to know. */
export function useNames(): (id: ParticipantId) => string | undefined {
  const session = useBoard()
  const here = usePeopleHere()
  const [names, setNames] = useState(() => lastKnown.get(session) ?? none)
  useEffect(() => {
    let gone = false
    session.server.people().then(
      (people) => {
        const known: Names = new Map(people.map(({ id, name }) => [id, name]))
        lastKnown.set(session, known)
        if (!gone) setNames(known)
      },
      // Without a line it stays with those who are here.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [session])
  return (id) => here.find(({ participant }) => participant === id)?.name ?? (names.get(id) || undefined)
}
