import { Router, type Request } from 'express'
import { resultAddressRequest, type ResultAddressAnswer } from '../../../shared/wire/requests.ts'
import { changePerson, type Person } from '../../boards/roster.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** Where I want the result to be sent: leaving an address, looking at it, taking it back. Nobody else gets to see it. */
export function resultAddressRoutes(installation: Installation): Router {
  const { mail } = installation
  const routes = Router()

  const me = async (request: Request<{ board: string }>) => {
    const { board, person, credentialHash } = await admit(installation, request, 'read')
    // Who has no ticket is nobody whose address could be kept.
    if (!person) throw new HttpProblem('forbidden')
    return { board, person, credentialHash }
  }
  const answer = ({ resultTo }: Person): ResultAddressAnswer => ({ address: resultTo ?? null })

  routes
    .route('/boards/:board/result-address')
    .get(async (request, response) => {
      response.json(answer((await me(request)).person))
    })
    .put(async (request, response) => {
      const { board, person, credentialHash } = await me(request)
      if (!mail) throw new HttpProblem('noMail')
      const { address } = checkBody(resultAddressRequest, request.body)
      response.json(answer(await changePerson(installation, board, credentialHash, person, { resultTo: address })))
    })
    .delete(async (request, response) => {
      const { board, person, credentialHash } = await me(request)
      response.json(answer(await changePerson(installation, board, credentialHash, person, { resultTo: null })))
    })
    .all(only('GET', 'PUT', 'DELETE'))

  return routes
}
