import { Router, type Request } from 'express'
import { publicationPage } from '../../../shared/wire/paths.ts'
import { publishRequest, type PublicationAnswer } from '../../../shared/wire/requests.ts'
import type { Visitor } from '../../access/whoIs.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { problemBody } from '../problem.ts'
import { baseUrl } from './links.ts'

/** The result page of a board, from its organiser's side: making it, watching it being made, taking it back. */
export function publicationRoutes(installation: Installation): Router {
  const { config, publications } = installation
  const routes = Router()

  const answer = async (request: Request, { board, record }: Visitor): Promise<PublicationAnswer> => {
    const { publication, progress, failed, waiting, delivered } = await publications.state(board)
    return {
      publication: publication ?? null,
      link: publication ? baseUrl(request, config.publicUrl) + publicationPage(publication.id) : null,
      progress: progress ?? null,
      problem: failed ? problemBody(failed, record.language, {}).detail : null,
      waiting,
      letters: delivered ?? null,
    }
  }

  routes
    .route('/boards/:board/publications')
    .get(async (request, response) => {
      response.json(await answer(request, await admit(installation, request, 'publish')))
    })
    .post(async (request, response) => {
      const visitor = await admit(installation, request, 'publish')
      const wanted = checkBody(publishRequest, request.body)
      publications.publish(visitor.board, visitor.record, wanted, baseUrl(request, config.publicUrl))
      response.status(202).json(await answer(request, visitor))
    })
    .delete(async (request, response) => {
      const visitor = await admit(installation, request, 'publish')
      await publications.withdraw(visitor.board)
      response.json(await answer(request, visitor))
    })
    .all(only('GET', 'POST', 'DELETE'))

  routes
    .route('/boards/:board/publications/progress')
    .delete(async (request, response) => {
      const visitor = await admit(installation, request, 'publish')
      publications.cancel(visitor.board)
      response.json(await answer(request, visitor))
    })
    .all(only('DELETE'))

  return routes
}
