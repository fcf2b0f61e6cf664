import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { ROLES, type Participant, type Role } from '../../shared/domain/participant.ts'
import { hashOf, newSecret } from '../access/links.ts'
import type { Clock, Json, Records } from '../storage/ports.ts'
import { newParticipantId } from './randomId.ts'

const person = z.object({
  participant: z.string(),
  role: z.enum(ROLES),
  name: z.string().nullable(),
  organisation: z.string().optional(),
  joinedAt: z.number(),
})
/** One person on one board, kept beside the map under the hash of the ticket: names go when the roster goes. */
export type Person = z.infer<typeof person>

interface Roster {
  readonly records: Records
  readonly clock: Clock
}

const PEOPLE = 'person/'
const rosterOf = (board: BoardId): string => `${PEOPLE}${board}/`
const personKey = (board: BoardId, ticketHash: string): string => `${rosterOf(board)}${ticketHash}`

/** Somebody new, with a ticket that only they will ever know. */
export async function join(
  { records, clock }: Roster,
  board: BoardId,
  role: Role,
  given: { name?: string | undefined; organisation?: string | undefined },
): Promise<{ person: Person; ticket: string }> {
  const ticket = newSecret()
  const joined: Person = {
    participant: newParticipantId(),
    role,
    name: given.name ?? null,
    ...(given.organisation !== undefined && { organisation: given.organisation }),
    joinedAt: clock.now(),
  }
  await records.put(personKey(board, hashOf(ticket)), asJson(joined), 'new')
  return { person: joined, ticket }
}

export async function personOfTicket(
  records: Records,
  board: BoardId,
  ticketHash: string,
): Promise<Person | undefined> {
  const stored = await records.get(personKey(board, ticketHash))
  return stored && person.parse(stored.value)
}

/** The same person under another name or organisation; what is not given stays. */
export async function rename(
  { records }: Roster,
  board: BoardId,
  ticketHash: string,
  known: Person,
  given: { name?: string | undefined; organisation?: string | undefined },
): Promise<Person> {
  const changed: Person = {
    ...known,
    ...(given.name !== undefined && { name: given.name }),
    ...(given.organisation !== undefined && { organisation: given.organisation }),
  }
  if (changed.name !== known.name || changed.organisation !== known.organisation)
    await records.put(personKey(board, ticketHash), asJson(changed), 'any')
  return changed
}

/** Everybody who ever came, first come first. Those without a name are left out. */
export async function peopleOf(records: Records, board: BoardId): Promise<Participant[]> {
  const people = (await records.scan(rosterOf(board))).map(({ value }) => person.parse(value))
  return people
    .sort((a, b) => a.joinedAt - b.joinedAt)
    .flatMap(({ participant, role, name, organisation }) =>
      name === null ? [] : [{ id: participant, name, role, ...(organisation !== undefined && { organisation }) }],
    )
}

export const countPeople = async (records: Records, board: BoardId): Promise<number> =>
  (await records.scan(rosterOf(board))).length

/** Puts people who never had a ticket into the roster, for a template that comes with authors. */
export async function seat({ records, clock }: Roster, board: BoardId, people: readonly Participant[]): Promise<void> {
  for (const { id, role, name, organisation } of people)
    await records.put(
      personKey(board, `seated-${id}`),
      asJson({
        participant: id,
        role,
        name,
        ...(organisation !== undefined && { organisation }),
        joinedAt: clock.now(),
      }),
      'any',
    )
}

export const forgetPeople = (records: Records, board: BoardId): Promise<void> => records.deleteAll(rosterOf(board))

const asJson = ({ organisation, ...rest }: Person): Json =>
  organisation === undefined ? rest : { ...rest, organisation }
