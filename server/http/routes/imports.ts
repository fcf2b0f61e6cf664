import { raw, Router, type RequestHandler } from 'express'
import { LIMITS } from '../../../shared/domain/limits.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { only } from '../only.ts'

/** Files of other programs as outlines. They are read, answered and forgotten. */
export function importRoutes(installation: Installation): Router {
  const routes = Router()
  // Who may not write is told so before a byte is taken in.
  const admitted: RequestHandler<{ board: string }> = async (request, _response, next) => {
    await admit(installation, request, 'import')
    next()
  }
  routes
    .route('/boards/:board/import')
    .post(admitted, raw({ limit: LIMITS.importFile, type: () => true, inflate: false }), async (request, response) => {
      const file: unknown = request.body
      response
        .type('application/json')
        .send(
          Buffer.from(
            await installation.imports.read(request.params.board, file instanceof Uint8Array ? file : new Uint8Array()),
          ),
        )
    })
    .all(only('POST'))
  return routes
}
