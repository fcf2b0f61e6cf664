import { Router } from 'express'
import { closingRequest, type ClosingAnswer } from '../../../shared/wire/requests.ts'
import { stateAt } from '../../../shared/domain/closing.ts'
import type { LiveBoard } from '../../boards/boardRecord.ts'
import { closeSession, reopenSession } from '../../boards/closeSession.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** Ending the session of a board, and taking that back. */
export function closingRoutes(installation: Installation): Router {
  const { clock } = installation
  const routes = Router()
  const answer = (record: LiveBoard | undefined): ClosingAnswer => {
    if (!record) throw new HttpProblem('boardGone')
    return closingOf(record, clock.now())
  }
  routes
    .route('/boards/:board/closing')
    .get(async (request, response) => {
      response.json(answer((await admit(installation, request, 'read')).record))
    })
    .put(async (request, response) => {
      const { board } = await admit(installation, request, 'close')
      const wanted = checkBody(closingRequest, request.body)
      const now = clock.now()
      if (wanted.commentsUntil !== null && wanted.commentsUntil <= Math.max(now, wanted.at ?? now))
        throw new HttpProblem('commentsEndTooEarly')
      response.json(answer(await closeSession(installation, board, wanted)))
    })
    .delete(async (request, response) => {
      const { board } = await admit(installation, request, 'close')
      response.json(answer(await reopenSession(installation, board)))
    })
    .all(only('GET', 'PUT', 'DELETE'))
  return routes
}

export const closingOf = ({ closedAt, commentsUntil }: LiveBoard, now: number): ClosingAnswer => ({
  state: stateAt({ closedAt, commentsUntil }, now),
  closedAt: closedAt ?? null,
  commentsUntil: commentsUntil ?? null,
})
