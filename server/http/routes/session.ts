import { Router } from 'express'
import { accessTo } from '../../../shared/domain/access.ts'
import { DOCUMENT_NAMES, type BoardId } from '../../../shared/domain/board.ts'
import type { Role } from '../../../shared/domain/participant.ts'
import { sessionRequest, type SessionAnswer, type SessionRequest } from '../../../shared/wire/requests.ts'
import { credentialOf } from '../../access/credential.ts'
import { boardKey, cardOf, readBoard } from '../../boards/boardRecord.ts'
import { erasedOn, wholeDay } from '../../boards/retention.ts'
import { countPeople, join, rename } from '../../boards/roster.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** Coming in: a link's secret makes a new person with a ticket, a ticket brings the same person back. */
export function sessionRoutes(installation: Installation): Router {
  const { config, records, clock } = installation
  const routes = Router()

  routes
    .route('/boards/:board/session')
    .post(async (request, response) => {
      const { board, record, role, person, credentialHash } = await admit(records, request, 'read')
      const given = checkBody(sessionRequest, request.body ?? {})
      const { person: me, ticket } = person
        ? {
            person: await rename(installation, board, credentialHash, person, given),
            ticket: credentialOf(request.headers) ?? '',
          }
        : await newcomer(board, role, given)
      await noteVisit(board)
      const answer: SessionAnswer = {
        ...cardOf(board, record),
        role,
        participant: me.participant,
        name: me.name,
        ticket,
        documents: DOCUMENT_NAMES.map((name) => ({ name, access: accessTo(role, name) })),
        generation: record.generation,
        erasedOn: erasedOn(clock.now(), config.limits.retentionDays),
      }
      response.json(answer)
    })
    .all(only('POST'))

  const newcomer = async (board: BoardId, role: Role, given: SessionRequest) => {
    const limit = config.limits.peoplePerBoard
    if ((await countPeople(records, board)) >= limit) throw new HttpProblem('boardFull', { limit })
    return join(installation, board, role, given)
  }

  /** Puts off the day of erasing; at most one write a day. Somebody else's change at the same moment wins. */
  const noteVisit = async (board: BoardId): Promise<void> => {
    const today = wholeDay(clock.now())
    const known = await readBoard(records, board)
    if (known?.record.state !== 'live' || known.record.visitedAt >= today) return
    await records.put(boardKey(board), { ...known.record, visitedAt: today }, known.version)
  }

  return routes
}
