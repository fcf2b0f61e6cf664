import type { BoardId } from '../../shared/domain/board.ts'
import { CLOSE } from '../../shared/wire/messages.ts'
import { readBoard } from '../boards/boardRecord.ts'
import { ticketsOf } from '../boards/roster.ts'
import { watchVisited } from '../boards/watchVisited.ts'
import type { Installation } from '../installation.ts'
import { roleOfHash } from './links.ts'
import { standingOf } from './whoIs.ts'

type Means = Pick<Installation, 'records' | 'rooms' | 'clock'>

/** Looks again at everybody who is on a board, and ends the sockets of those whose link or ticket opens it no more. */
export async function reviewVisits({ records, rooms, clock }: Means, board: BoardId): Promise<void> {
  const known = await readBoard(records, board)
  const tickets = await ticketsOf(records, board)
  const now = clock.now()
  rooms.review(board, ({ credential }) => {
    if (known?.record.state !== 'live') return CLOSE.gone
    const person = tickets.get(credential ?? '')
    const role = roleOfHash(known.record.links, credential ?? '') ?? person?.role
    return !role || standingOf(known.record, role, person, now) ? CLOSE.withdrawn : undefined
  })
}

/** Ends visits when their link does. Answers how to stop. */
export const watchLinkEnds = (means: Means & Pick<Installation, 'log'>): (() => void) =>
  watchVisited(means, {
    stateOf: async (board) => {
      const known = await readBoard(means.records, board)
      const links = known?.record.state === 'live' ? Object.values(known.record.links) : []
      const now = means.clock.now()
      const ended = links.flatMap(({ until }) => (until !== undefined && now >= until ? [until] : []))
      return ended.length === 0 ? undefined : ended.join()
    },
    act: (board) => reviewVisits(means, board),
  })
