import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { BoardSession } from '../board/session.ts'

export type NameOf = (id: ParticipantId) => string | undefined
type Names = ReadonlyMap<ParticipantId, string>

const none: Names = new Map()
const lastKnown = new WeakMap<BoardSession, Names>()

/** What is known without asking: who is here, and the roster as it was when last asked. */
export function knownNames(session: BoardSession): NameOf {
  const here = new Map(session.presence.others().map(({ person }) => [person.participant, person.name]))
  const { me } = session
  return (id) => (id === me.participant ? me.name : (here.get(id) ?? lastKnown.get(session)?.get(id))) || undefined
}

/** What people on this board are called, whether they are here or were. Without a line it stays with what is known. */
export async function namesOf(session: BoardSession, asks = true): Promise<NameOf> {
  if (asks) {
    const people = await session.server.people().catch(() => undefined)
    if (people) lastKnown.set(session, new Map(people.map(({ id, name }) => [id, name])))
    else lastKnown.set(session, lastKnown.get(session) ?? none)
  }
  return knownNames(session)
}
