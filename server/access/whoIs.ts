import type { BoardId } from '../../shared/domain/board.ts'
import { stateAt, type BoardState } from '../../shared/domain/closing.ts'
import type { Role } from '../../shared/domain/participant.ts'
import { readBoard, type LiveBoard } from '../boards/boardRecord.ts'
import { personOfTicket, type Person } from '../boards/roster.ts'
import type { Clock, Records } from '../storage/ports.ts'
import { closedBecause, CREDENTIAL, hashOf, newLinks, roleOfHash, type Links } from './links.ts'

/** Somebody who showed a link's secret (no `person` then) or a ticket. */
export interface Visitor {
  readonly board: BoardId
  readonly record: LiveBoard
  readonly role: Role
  /** What the board takes at this moment. */
  readonly state: BoardState
  readonly credentialHash: string
  readonly person: Person | undefined
}
/** Why somebody may not come in whom we know: only who once had the right learns it. */
export type Withdrawn = 'linkRenewed' | 'linkOff' | 'linkEnded' | 'removed'
/** `gone` tells everybody that a board was deleted: its id is no secret, and nothing else is left. */
export type NoVisitor = 'gone' | 'unknown' | Withdrawn

/** So that an unknown board costs the same work as a wrong secret. */
const nobodysLinks: Links = newLinks('nobody')

/** Whether a known credential opens its board now: a ticket is worth what the link is worth by which its owner came. */
export function standingOf(
  { links }: Pick<LiveBoard, 'links'>,
  role: Role,
  person: Person | undefined,
  now: number,
): Withdrawn | undefined {
  if (person?.removed) return 'removed'
  if (person && person.link !== links[role].number) return 'linkRenewed'
  return closedBecause(links[role], now)
}

/** Who shows this credential on this board. `unknown` is a wrong credential and a board that never was, and nobody can tell the two apart. */
export async function whoIs(
  { records, clock }: { readonly records: Records; readonly clock: Clock },
  board: string,
  credential: string | undefined,
): Promise<Visitor | NoVisitor> {
  if (credential === undefined || !CREDENTIAL.test(credential)) return 'unknown'
  const known = await readBoard(records, board)
  if (known?.record.state === 'erased') return 'gone'
  const record = known?.record
  const credentialHash = hashOf(credential)
  const person = await personOfTicket(records, board, credentialHash)
  const role = roleOfHash(record?.links ?? nobodysLinks, credentialHash) ?? person?.role
  if (!record || !role) return 'unknown'
  const now = clock.now()
  return (
    standingOf(record, role, person, now) ?? {
      ...{ board, record, role, credentialHash, person },
      state: stateAt(record, now),
    }
  )
}
