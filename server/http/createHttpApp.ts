import express, { type Express } from 'express'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Installation } from '../installation.ts'
import type { Allowances } from './allowance.ts'
import { answerProblems, spend } from './answerProblems.ts'
import { HttpProblem } from './problem.ts'
import { boardRoutes } from './routes/boards.ts'
import { closingRoutes } from './routes/closing.ts'
import { copyRoutes } from './routes/copies.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { installationRoutes } from './routes/installation.ts'
import { linkRoutes } from './routes/links.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { peopleRoutes } from './routes/people.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { publicationRoutes } from './routes/publication.ts'
import { resultPageRoutes } from './routes/resultPage.ts'
import { resultAddressRoutes } from './routes/resultAddress.ts'
import { readingRoutes } from './routes/reading.ts'
import { sessionRoutes } from './routes/session.ts'
import { snapshotRoutes } from './routes/snapshots.ts'
import { securityHeaders } from './securityHeaders.ts'
import { staticFiles } from './staticFiles.ts'

const READING: readonly string[] = ['GET', 'HEAD']
/** Asked by POST; on a server that only reads nothing is kept of it. */
const COMING_IN = /^\/boards\/[^/]+\/session$/

/** Everything that is asked by plain HTTP: the API, the state of the server, and the pages built into `pages`. */
export function createHttpApp(
  installation: Installation,
  { pages, allowances }: { pages: string; allowances: Allowances },
): Express {
  const { config, log, metrics } = installation
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies)
  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false }))
  app.use((_request, response, next) => {
    const answered = metrics.began()
    response.once('close', () => answered(response.statusCode))
    next()
  })
  app.use(healthRoutes(installation), metricsRoutes(installation))

  const api = express.Router()
  api.use((request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    spend(allowances, 'requests', request)
    if (config.readOnly && !READING.includes(request.method) && !COMING_IN.test(request.path))
      throw new HttpProblem('readOnly')
    next()
  })
  // Before all others: the only bodies that are no JSON.
  api.use(pictureRoutes(installation))
  // Files come as they are, before all else is taken for JSON.
  api.use(importRoutes(installation))
  // Whatever it is called, it is JSON or it is refused.
  api.use(express.json({ limit: LIMITS.requestBody, type: () => true }))
  api.use(
    installationRoutes(installation),
    boardRoutes(installation, allowances),
    closingRoutes(installation),
    linkRoutes(installation),
    peopleRoutes(installation),
    sessionRoutes(installation, allowances),
    resultAddressRoutes(installation),
    copyRoutes(installation),
    snapshotRoutes(installation, allowances),
    publicationRoutes(installation),
  )
  api.use(() => {
    throw new HttpProblem('notFound')
  })
  app.use('/api', api)
  app.use(readingRoutes(installation, allowances))
  app.use(resultPageRoutes(installation, allowances))
  app.use(staticFiles(pages))
  app.use(() => {
    throw new HttpProblem('notFound')
  })
  app.use(answerProblems({ log, failures: allowances.failures }))
  return app
}
