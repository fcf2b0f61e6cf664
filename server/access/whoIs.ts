import type { BoardId } from '../../shared/domain/board.ts'
import type { Role } from '../../shared/domain/participant.ts'
import { readBoard, type LiveBoard } from '../boards/boardRecord.ts'
import { personOfTicket, type Person } from '../boards/roster.ts'
import type { Records } from '../storage/ports.ts'
import { CREDENTIAL, hashOf, roleOfHash, type SecretHashes } from './links.ts'

/** Somebody who showed a link's secret (no `person` yet) or a ticket. */
export interface Visitor {
  readonly board: BoardId
  readonly record: LiveBoard
  readonly role: Role
  readonly credentialHash: string
  readonly person: Person | undefined
}

/** So that an unknown board costs the same work as a wrong secret. */
const nobodysLinks: SecretHashes = { organiser: hashOf('o'), participant: hashOf('p'), viewer: hashOf('v') }

/**
 * Who shows this credential on this board. `gone` tells everybody that a board was deleted: its id is no secret, and nothing else is left.
 * Undefined for a wrong credential and for a board that never was, and nobody can tell the two apart.
 */
export async function whoIs(
  records: Records,
  board: string,
  credential: string | undefined,
): Promise<Visitor | 'gone' | undefined> {
  if (credential === undefined || !CREDENTIAL.test(credential)) return undefined
  const known = await readBoard(records, board)
  if (known?.record.state === 'erased') return 'gone'
  const record = known?.record
  const credentialHash = hashOf(credential)
  const person = await personOfTicket(records, board, credentialHash)
  const role = roleOfHash(record?.links ?? nobodysLinks, credentialHash) ?? person?.role
  if (!record || !role) return undefined
  return { board, record, role, credentialHash, person }
}
