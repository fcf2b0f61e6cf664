import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { Router, type Request, type Response } from 'express'
import { may } from '../../../shared/domain/access.ts'
import { ROOT_ID } from '../../../shared/domain/idea.ts'
import type { BoardId } from '../../../shared/domain/board.ts'
import { api } from '../../../shared/wire/paths.ts'
import { nameSnapshotRequest, restoreRequest, snapshotRequest } from '../../../shared/wire/requests.ts'
import { findSnapshot } from '../../boards/snapshotRecords.ts'
import type { Installation } from '../../installation.ts'
import { admit, allow } from '../admit.ts'
import type { Allowances } from '../allowance.ts'
import { tooMany } from '../answerProblems.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'

/** What the map was like at earlier times: frozen by those who take part, named by the organiser, read by everybody with a link. */
export function snapshotRoutes(installation: Installation, { freezing }: Pick<Allowances, 'freezing'>): Router {
  const { records, snapshots } = installation
  const routes = Router()

  routes
    .route('/boards/:board/snapshots')
    .get(async (request, response) => {
      const { board } = await admit(installation, request, 'read')
      response.json(await snapshots.list(board))
    })
    .post(async (request, response) => {
      const visitor = await admit(installation, request, 'read')
      const { board, role, state } = visitor
      const { name, cause } = checkBody(snapshotRequest, request.body ?? {})
      allow(visitor, cause === undefined ? 'freeze' : 'freezeBefore')
      if (name !== undefined) allow(visitor, 'nameSnapshots')
      const wait = may(role, 'freeze', state) ? undefined : freezing.spend(board)
      if (wait !== undefined) throw tooMany('snapshotsBusy', wait)
      const card = await snapshots.take(board, { cause: cause ?? 'asked', name })
      response.status(201).location(api.snapshot(board, card.number)).json(card)
    })
    .all(only('GET', 'POST'))

  routes
    .route('/boards/:board/snapshots/:number')
    .get((request, response) => send(request, response, 'application/octet-stream', snapshots.read))
    .patch(async (request, response) => {
      const { board } = await admit(installation, request, 'nameSnapshots')
      const { name } = checkBody(nameSnapshotRequest, request.body)
      response.json(await snapshots.name(board, numberIn(request.params.number), name))
    })
    .delete(async (request, response) => {
      const { board } = await admit(installation, request, 'removeSnapshots')
      await snapshots.remove(board, numberIn(request.params.number))
      response.status(204).end()
    })
    .all(only('GET', 'PATCH', 'DELETE'))

  routes
    .route('/boards/:board/snapshots/:number/restore')
    .post(async (request, response) => {
      const visitor = await admit(installation, request, 'read')
      const { branch } = checkBody(restoreRequest, request.body ?? {})
      allow(visitor, 'restoreSnapshots')
      const { board, person } = visitor
      const wanted = { branch: branch ?? ROOT_ID, by: person?.participant ?? '' }
      response.json(await snapshots.restore(board, numberIn(request.params.number), wanted))
    })
    .all(only('POST'))

  routes
    .route('/boards/:board/snapshots/:number/picture')
    .get((request, response) => send(request, response, 'image/svg+xml', snapshots.draw))
    .all(only('GET'))

  type SnapshotRequest = Request<{ board: string; number: string }>

  async function send(
    request: SnapshotRequest,
    response: Response,
    type: string,
    read: (board: BoardId, number: number) => Promise<Uint8Array | undefined>,
  ): Promise<void> {
    const { board } = await admit(installation, request, 'read')
    const snapshot = await findSnapshot(records, board, numberIn(request.params.number))
    if (!snapshot) throw new HttpProblem('snapshotNotFound')
    response.set({
      'Content-Type': type,
      // It never changes, but a number may mean another one on an installation that was restored from a backup.
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      // Weak: the same in whatever form it travels.
      ETag: `W/"${snapshot.hash}"`,
      Vary: 'Accept-Encoding',
    })
    if (request.fresh) return void response.status(304).end()
    const bytes = await read(board, snapshot.number)
    if (!bytes) throw new HttpProblem('snapshotNotFound')
    const small = request.acceptsEncodings('br') ? await brotli(bytes) : undefined
    if (small) response.set('Content-Encoding', 'br')
    response.send(small ?? Buffer.from(bytes))
  }

  return routes
}

const compress = promisify(brotliCompress)
/** Almost as small as what lies on the disk, in milliseconds beside this thread. */
const brotli = (bytes: Uint8Array): Promise<Buffer> =>
  compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })

function numberIn(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new HttpProblem('snapshotNotFound')
  return Number(text)
}
