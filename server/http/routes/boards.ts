import { Router } from 'express'
import {
  changeBoardRequest,
  createBoardRequest,
  type BoardAnswer,
  type CreateBoardAnswer,
} from '../../../shared/wire/requests.ts'
import type { BoardId } from '../../../shared/domain/board.ts'
import { cardOf, changeBoard, type LiveBoard } from '../../boards/boardRecord.ts'
import { createBoard } from '../../boards/createBoard.ts'
import { eraseBoard } from '../../boards/eraseBoard.ts'
import { erasedOn, retentionOf } from '../../boards/retention.ts'
import type { Installation } from '../../installation.ts'
import { admit, allow } from '../admit.ts'
import type { Allowances } from '../allowance.ts'
import { spend } from '../answerProblems.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { baseUrl, linksOf } from './links.ts'

/** Creating, knowing, changing and deleting boards. */
export function boardRoutes(installation: Installation, allowances: Allowances): Router {
  const { config, records, rooms } = installation
  const { retention } = config
  const routes = Router()

  const answerOf = (board: BoardId, record: LiveBoard): BoardAnswer => ({
    ...cardOf(board, record),
    retention: {
      days: retentionOf(record, retention),
      least: retention.least,
      most: retention.most,
      erasedOn: erasedOn(record, retention),
    },
  })

  routes
    .route('/boards')
    .post(async (request, response) => {
      const wanted = checkBody(createBoardRequest, request.body)
      spend(allowances, 'newBoards', request)
      const { board, secrets, recoveryKey } = await createBoard(installation, wanted)
      const links = linksOf(baseUrl(request, config.publicUrl), board, secrets)
      const answer: CreateBoardAnswer = { board, links, recoveryKey }
      response.status(201).location(`/api/boards/${board}`).json(answer)
    })
    .all(only('POST'))

  routes
    .route('/boards/:board')
    .get(async (request, response) => {
      const { board, record } = await admit(installation, request, 'read')
      response.json(answerOf(board, record))
    })
    .patch(async (request, response) => {
      const visitor = await admit(installation, request, 'read')
      const { board } = visitor
      const { title, retentionDays } = checkBody(changeBoardRequest, request.body)
      if (title !== undefined) allow(visitor, 'rename')
      if (retentionDays !== undefined) allow(visitor, 'setRetention')
      const { least, most } = retention
      if (typeof retentionDays === 'number' && (retentionDays < least || retentionDays > most))
        throw new HttpProblem('retentionOutOfBounds', { least, limit: most })
      const changed = await changeBoard(records, board, ({ retentionDays: days, ...record }) => {
        const kept = retentionDays === undefined ? days : (retentionDays ?? undefined)
        return { ...record, ...(title !== undefined && { title }), ...(kept !== undefined && { retentionDays: kept }) }
      })
      if (!changed) throw new HttpProblem('boardGone')
      response.json(answerOf(board, changed))
    })
    .delete(async (request, response) => {
      const { board } = await admit(installation, request, 'deleteBoard')
      await eraseBoard(installation, board)
      response.status(204).end()
    })
    .all(only('GET', 'PATCH', 'DELETE'))

  routes
    .route('/boards/:board/complete')
    .post(async (request, response) => {
      const { board } = await admit(installation, request, 'confirmComplete')
      await rooms.acceptAsComplete(board)
      response.status(204).end()
    })
    .all(only('POST'))

  return routes
}
