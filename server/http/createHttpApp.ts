import express, { type Express } from 'express'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Installation } from '../installation.ts'
import { answerProblems } from './answerProblems.ts'
import { HttpProblem } from './problem.ts'
import type { Limiter } from './rateLimit.ts'
import { boardRoutes } from './routes/boards.ts'
import { copyRoutes } from './routes/copies.ts'
import { healthRoutes } from './routes/health.ts'
import { installationRoutes } from './routes/installation.ts'
import { sessionRoutes } from './routes/session.ts'
import { securityHeaders } from './securityHeaders.ts'
import { staticFiles } from './staticFiles.ts'

/** Everything that is asked by plain HTTP: the API, the state of the server, and the pages built into `pages`. */
export function createHttpApp(
  installation: Installation,
  { pages, failures }: { pages: string; failures: Limiter },
): Express {
  const { config, log } = installation
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustedProxies)
  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false }))
  app.use(healthRoutes(installation))

  const api = express.Router()
  api.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  // Whatever it is called, it is JSON or it is refused.
  api.use(express.json({ limit: LIMITS.requestBody, type: () => true }))
  api.use(
    installationRoutes(installation),
    boardRoutes(installation),
    sessionRoutes(installation),
    copyRoutes(installation),
  )
  api.use(() => {
    throw new HttpProblem('notFound')
  })
  app.use('/api', api)
  app.use(staticFiles(pages))
  app.use(() => {
    throw new HttpProblem('notFound')
  })
  app.use(answerProblems({ log, failures }))
  return app
}
