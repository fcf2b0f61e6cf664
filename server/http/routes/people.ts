import { Router } from 'express'
import { may } from '../../../shared/domain/access.ts'
import { CLOSE } from '../../../shared/wire/messages.ts'
import { reviewVisits } from '../../access/reviewVisits.ts'
import { forgetNames, peopleOf } from '../../boards/roster.ts'
import type { Installation } from '../../installation.ts'
import { admit, allow } from '../admit.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** The roster of a board: showing it, removing a person, erasing names while the map stays. */
export function peopleRoutes(installation: Installation): Router {
  const { records, rooms, log } = installation
  const routes = Router()

  routes
    .route('/boards/:board/people')
    .get(async (request, response) => {
      const { board, role, state } = await admit(installation, request, 'read')
      const people = await peopleOf(records, board)
      response.json(
        may(role, 'seeOrganisations', state) ? people : people.map(({ id, name, role }) => ({ id, name, role })),
      )
    })
    .all(only('GET'))

  routes
    .route('/boards/:board/people/:person')
    .delete(async (request, response) => {
      const { board, person: me } = await admit(installation, request, 'removePeople')
      if (request.params.person === me?.participant) throw new HttpProblem('notYourself')
      if (!(await forgetNames(records, board, request.params.person, { remove: true })))
        throw new HttpProblem('personNotFound')
      await reviewVisits(installation, board)
      log.info({ board }, 'person removed')
      response.status(204).end()
    })
    .all(only('DELETE'))

  routes
    .route('/boards/:board/names')
    .delete(async (request, response) => {
      const { board } = await admit(installation, request, 'forgetNames')
      await forgetNames(records, board, undefined)
      // Who is here comes back by itself, without the name that the room knew.
      rooms.review(board, ({ name }) => (name === undefined ? undefined : CLOSE.goingAway))
      log.info({ board }, 'all names erased')
      response.status(204).end()
    })
    .all(only('DELETE'))

  routes
    .route('/boards/:board/names/:person')
    .delete(async (request, response) => {
      const visitor = await admit(installation, request, 'read')
      const { board, person: me } = visitor
      const { person } = request.params
      if (me?.participant !== person) allow(visitor, 'forgetNames')
      if (!(await forgetNames(records, board, person))) throw new HttpProblem('personNotFound')
      rooms.review(board, ({ participant }) => (participant === person ? CLOSE.goingAway : undefined))
      log.info({ board }, 'name erased')
      response.status(204).end()
    })
    .all(only('DELETE'))

  return routes
}
