import { Router, type Request } from 'express'
import { boardPage } from '../../../shared/wire/paths.ts'
import {
  createBoardRequest,
  renameBoardRequest,
  type BoardLinks,
  type CreateBoardAnswer,
} from '../../../shared/wire/requests.ts'
import { credentialOf } from '../../access/credential.ts'
import { secretsFrom, type Secrets } from '../../access/links.ts'
import { cardOf, renameBoard } from '../../boards/boardRecord.ts'
import { createBoard } from '../../boards/createBoard.ts'
import { eraseBoard } from '../../boards/eraseBoard.ts'
import { peopleOf } from '../../boards/roster.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { limitNewBoards } from '../rateLimit.ts'

/** Creating, knowing, sharing and deleting boards. */
export function boardRoutes(installation: Installation): Router {
  const { config, records } = installation
  const routes = Router()

  routes
    .route('/boards')
    .post(limitNewBoards(config.limits.boardsPerHour), async (request, response) => {
      const wanted = checkBody(createBoardRequest, request.body)
      const { board, secrets } = await createBoard(installation, wanted)
      const answer: CreateBoardAnswer = { board, links: linksOf(baseUrl(request, config.publicUrl), board, secrets) }
      response.status(201).location(`/api/boards/${board}`).json(answer)
    })
    .all(only('POST'))

  routes
    .route('/boards/:board')
    .get(async (request, response) => {
      const { board, record } = await admit(records, request, 'read')
      response.json(cardOf(board, record))
    })
    .patch(async (request, response) => {
      const { board } = await admit(records, request, 'rename')
      const { title } = checkBody(renameBoardRequest, request.body)
      const card = await renameBoard(records, board, title)
      if (!card) throw new HttpProblem('boardGone')
      response.json(card)
    })
    .delete(async (request, response) => {
      const { board } = await admit(records, request, 'deleteBoard')
      await eraseBoard(installation, board)
      response.status(204).end()
    })
    .all(only('GET', 'PATCH', 'DELETE'))

  routes
    .route('/boards/:board/links')
    .get(async (request, response) => {
      const { board, record, person } = await admit(records, request, 'seeLinks')
      const secret = credentialOf(request.headers)
      if (person || secret === undefined) throw new HttpProblem('organiserLinkNeeded')
      response.json(linksOf(baseUrl(request, config.publicUrl), board, secretsFrom(secret, record.linkNumber)))
    })
    .all(only('GET'))

  routes
    .route('/boards/:board/people')
    .get(async (request, response) => {
      const { board, role } = await admit(records, request, 'read')
      const people = await peopleOf(records, board)
      response.json(role === 'viewer' ? people.map(({ id, name, role }) => ({ id, name, role })) : people)
    })
    .all(only('GET'))

  return routes
}

/** How people reach this installation. Without PUBLIC_URL: as this very request did. */
const baseUrl = (request: Request, publicUrl: string | undefined): string =>
  publicUrl ?? `${request.protocol}://${/^[\w.:[\]-]+$/.test(request.host) ? request.host : 'localhost'}`

export const linksOf = (base: string, board: string, secrets: Secrets): BoardLinks => ({
  organiser: base + boardPage(board, secrets.organiser),
  participant: base + boardPage(board, secrets.participant),
  viewer: base + boardPage(board, secrets.viewer),
})
