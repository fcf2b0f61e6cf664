import { timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import { hashOf } from '../../access/links.ts'
import type { Installation } from '../../installation.ts'
import { HttpProblem } from '../problem.ts'
import { unauthorised } from '../admit.ts'

/** Figures in Prometheus' text format, for who has the operator's token. Without a token there are none. */
export function metricsRoutes({ config, metrics, rooms, updates }: Installation): Router {
  const routes = Router()
  routes.get('/metrics', (request, response) => {
    if (config.metricsToken === undefined) throw new HttpProblem('notFound')
    // Of any form: it is the operator's own, no credential of a board.
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!timingSafeEqual(Buffer.from(hashOf(shown)), Buffer.from(hashOf(config.metricsToken)))) throw unauthorised()
    response
      .set({ 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' })
      .send(metrics.text({ rooms: rooms.size, boards: rooms.boards().size, storage: updates.health() }))
  })
  return routes
}
