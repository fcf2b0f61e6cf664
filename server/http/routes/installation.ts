import { Router } from 'express'
import type { InstallationAnswer } from '../../../shared/wire/requests.ts'
import { BOARDS } from '../../boards/boardRecord.ts'
import type { Installation } from '../../installation.ts'
import { only } from '../only.ts'

/** What a home page may know before anybody has a link. */
export function installationRoutes({ records, version }: Installation): Router {
  const routes = Router()
  let empty = true
  routes
    .route('/installation')
    .get(async (_request, response) => {
      empty &&= (await records.scan(BOARDS)).length === 0
      const answer: InstallationAnswer = { version, empty }
      response.json(answer)
    })
    .all(only('GET'))
  return routes
}
