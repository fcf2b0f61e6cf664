import { z } from 'zod'
import type { BoardId } from '../../shared/domain/board.ts'
import { ROLES, type Participant, type ParticipantId, type Role } from '../../shared/domain/participant.ts'
import { hashOf, newSecret } from '../access/links.ts'
import type { Clock, Records } from '../storage/ports.ts'
import { asJson } from './asJson.ts'
import { newParticipantId } from './randomId.ts'

const person = z.object({
  participant: z.string(),
  role: z.enum(ROLES),
  name: z.string().nullable(),
  organisation: z.string().optional(),
  joinedAt: z.number(),
  /** The number of the link they came by: with another one the ticket is worth nothing. */
  link: z.number().int().default(1),
  /** Where the result is to be sent: shown to nobody else, deleted once it is sent. */
  resultTo: z.string().optional(),
  /** Sent away by the organiser. The entry stays, so that their ticket is told so. */
  removed: z.boolean().optional(),
})
/** One person on one board, kept beside the map under the hash of the ticket: names go when the roster goes. */
export type Person = z.infer<typeof person>

interface Roster {
  readonly records: Records
  readonly clock: Clock
}
export interface Given {
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  /** Null takes it back. */
  readonly resultTo?: string | null | undefined
}

const PEOPLE = 'person/'
const rosterOf = (board: BoardId): string => `${PEOPLE}${board}/`
const personKey = (board: BoardId, ticketHash: string): string => `${rosterOf(board)}${ticketHash}`

/** Somebody new, with a ticket that only they will ever know. */
export async function join(
  { records, clock }: Roster,
  board: BoardId,
  by: { readonly role: Role; readonly link: number },
  given: Given,
): Promise<{ person: Person; ticket: string }> {
  const ticket = newSecret()
  const joined: Person = {
    participant: newParticipantId(),
    ...by,
    name: given.name ?? null,
    ...(given.organisation !== undefined && { organisation: given.organisation }),
    ...(given.resultTo && { resultTo: given.resultTo }),
    joinedAt: clock.now(),
  }
  await records.put(personKey(board, hashOf(ticket)), asJson(joined), 'new')
  return { person: joined, ticket }
}

export async function personOfTicket(
  records: Pick<Records, 'get'>,
  board: BoardId,
  ticketHash: string,
): Promise<Person | undefined> {
  const stored = await records.get(personKey(board, ticketHash))
  return stored && person.parse(stored.value)
}

/**
 * The same person under another name or organisation, or by a renewed link; what is not given stays. Who is removed in this very moment
 * stays removed.
 */
export async function changePerson(
  { records }: Pick<Roster, 'records'>,
  board: BoardId,
  ticketHash: string,
  known: Person,
  given: Given & { readonly link?: number },
): Promise<Person> {
  const key = personKey(board, ticketHash)
  for (;;) {
    const stored = await records.get(key)
    const before = stored ? person.parse(stored.value) : known
    const { resultTo, ...rest } = before
    const address = given.resultTo === undefined ? resultTo : (given.resultTo ?? undefined)
    const changed: Person = {
      ...rest,
      ...(address !== undefined && { resultTo: address }),
      ...(given.name !== undefined && { name: given.name }),
      ...(given.organisation !== undefined && { organisation: given.organisation }),
      ...(given.link !== undefined && { link: given.link }),
    }
    if (!stored || before.removed || isSame(changed, before)) return before
    if ((await records.put(key, asJson(changed), stored.version)).ok) return changed
  }
}

/** A person's values, in whatever order. */
const isSame = (a: Person, b: Person): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

interface Entry {
  readonly ticketHash: string
  readonly person: Person
}

async function entriesOf(records: Pick<Records, 'scan'>, board: BoardId): Promise<Entry[]> {
  const prefix = rosterOf(board)
  const stored = await records.scan(prefix)
  return stored.map(({ key, value }) => ({ ticketHash: key.slice(prefix.length), person: person.parse(value) }))
}

/** Everybody with a ticket, by its hash. */
export const ticketsOf = async (records: Pick<Records, 'scan'>, board: BoardId): Promise<ReadonlyMap<string, Person>> =>
  new Map((await entriesOf(records, board)).map(({ ticketHash, person }) => [ticketHash, person]))

/** Everybody who ever came, first come first. Those without a name are left out. */
export async function peopleOf(records: Pick<Records, 'scan'>, board: BoardId): Promise<Participant[]> {
  const people = (await entriesOf(records, board)).map(({ person }) => person)
  return people
    .sort((a, b) => a.joinedAt - b.joinedAt)
    .flatMap(({ participant, role, name, organisation }) =>
      name === null ? [] : [{ id: participant, name, role, ...(organisation !== undefined && { organisation }) }],
    )
}

export const countPeople = async (records: Pick<Records, 'scan'>, board: BoardId): Promise<number> =>
  (await records.scan(rosterOf(board))).length

/** Who waits for the result, by the hash of their ticket. */
export const waitingForResult = async (
  records: Pick<Records, 'scan'>,
  board: BoardId,
): Promise<{ readonly ticketHash: string; readonly person: Person; readonly address: string }[]> =>
  (await entriesOf(records, board)).flatMap(({ ticketHash, person }) =>
    person.resultTo === undefined || person.removed ? [] : [{ ticketHash, person, address: person.resultTo }],
  )

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
        link: 0,
      }),
      'any',
    )
}

/**
 * Erases names and organisations: of one person, or of all when none is named. What they wrote stays and belongs to nobody by name. With `remove` their
 * tickets open nothing any more. Answers whether there was anybody.
 */
export async function forgetNames(
  records: Records,
  board: BoardId,
  who: ParticipantId | undefined,
  { remove = false } = {},
): Promise<boolean> {
  const meant = (await entriesOf(records, board)).filter(
    ({ person }) => who === undefined || person.participant === who,
  )
  await Promise.all(
    meant.map(({ ticketHash, person: { participant, role, joinedAt, link, removed } }) =>
      records.put(
        personKey(board, ticketHash),
        asJson({ participant, role, name: null, joinedAt, link, ...((removed || remove) && { removed: true }) }),
        'any',
      ),
    ),
  )
  return meant.length > 0
}

export const forgetPeople = (records: Records, board: BoardId): Promise<void> => records.deleteAll(rosterOf(board))
