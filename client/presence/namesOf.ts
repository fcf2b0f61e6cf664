import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { BoardSession } from '../board/session.ts'

export type NameOf = (id: ParticipantId) => string | undefined
type Names = ReadonlyMap<ParticipantId, string>

const none: Names = new Map()
const lastKnown = new WeakMap<BoardSession, Names>()
/** So long an answer is new enough, in milliseconds: many parts of a page ask at once, and a walk through ideas asks at each. */
const FRESH = 5_000
const answers = new WeakMap<BoardSession, { readonly at: number; readonly roster: Promise<void> }>()

function askRoster(session: BoardSession): Promise<void> {
  const last = answers.get(session)
  const now = performance.now()
  if (last && now - last.at < FRESH) return last.roster
  const roster = (async () => {
    const people = await session.server.people().catch(() => undefined)
    if (people) lastKnown.set(session, new Map(people.map(({ id, name }) => [id, name])))
    // Whoever asks next asks again.
    else {
      lastKnown.set(session, lastKnown.get(session) ?? none)
      answers.delete(session)
    }
  })()
  answers.set(session, { at: now, roster })
  return roster
}

/** What is known without asking: who is here, and the roster as it was when last asked. */
export function knownNames(session: BoardSession): NameOf {
  const here = new Map(session.presence.others().map(({ person }) => [person.participant, person.name]))
  const { me } = session
  return (id) => (id === me.participant ? me.name : (here.get(id) ?? lastKnown.get(session)?.get(id))) || undefined
}

/** What people on this board are called, whether they are here or were. Without a line it stays with what is known. */
export async function namesOf(session: BoardSession, asks = true): Promise<NameOf> {
  if (asks) await askRoster(session)
  return knownNames(session)
}
