import { Router } from 'express'
import type { Installation } from '../../installation.ts'
import { createReadiness } from '../../observe/readiness.ts'

/** For whoever watches over the server. `/healthz`: the process lives. `/readyz`: what is written now is being saved. */
export function healthRoutes(installation: Installation): Router {
  const { updates, config } = installation
  const readiness = createReadiness(installation)
  const routes = Router()
  routes.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok', storage: updates.health().state })
  })
  routes.get('/readyz', async (_request, response) => {
    // It does what it was started for.
    if (config.readOnly) {
      response.set('Cache-Control', 'no-store').json({ status: 'ready', storage: 'readOnly' })
      return
    }
    const { state, reason } = await readiness()
    response
      .status(state === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: state === 'ok' ? 'ready' : 'degraded', storage: state, ...(reason && { reason }) })
  })
  return routes
}
