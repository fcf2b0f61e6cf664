import { Router, type Request, type Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileNameOf } from '../../../shared/language/fileName.ts'
import type { BoardId } from '../../../shared/domain/board.ts'
import { api } from '../../../shared/wire/paths.ts'
import { copyRequest } from '../../../shared/wire/requests.ts'
import { cardOfCopy, copyBlob, findCopy, listCopies } from '../../boards/copyRecords.ts'
import { takeAway } from '../../boards/takeAway.ts'
import type { Installation } from '../../installation.ts'
import { admit } from '../admit.ts'
import { checkBody } from '../checkBody.ts'
import { only } from '../only.ts'
import { HttpProblem } from '../problem.ts'
import { attachment, sendFile } from '../sendFile.ts'

/** Copies of a board: made by the organiser, there for everybody with a link. */
export function copyRoutes(installation: Installation): Router {
  const { records, copies } = installation
  const routes = Router()

  routes
    .route('/boards/:board/copies')
    .get(async (request, response) => {
      const { board } = await admit(installation, request, 'read')
      response.json((await listCopies(records, board)).map(cardOfCopy))
    })
    .post(async (request, response) => {
      const { board, record } = await admit(installation, request, 'export')
      const wanted = checkBody(copyRequest, request.body)
      // No copy leads anywhere else than to its own board.
      if (wanted.link !== undefined && !leadsTo(board, wanted.link))
        throw new HttpProblem('invalidBody', { field: 'link' })
      const card = await copies.make(board, record, wanted)
      response.status(201).location(api.copy(board, card.id)).json(card)
    })
    .all(only('GET', 'POST'))

  routes
    .route('/boards/:board/everything')
    .get(async (request, response) => {
      const { board, record } = await admit(installation, request, 'export')
      const day = new Date(installation.clock.now()).toISOString()
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': attachment(fileNameOf(record.title, day, 'zip')),
      })
      if (request.method === 'HEAD') return void response.end()
      const file = await takeAway(installation, board, record)
      await pipeline(Readable.from(file), response).catch(() => response.destroy())
    })
    .all(only('GET'))

  routes
    .route('/boards/:board/copies/:copy')
    .get(async (request, response) => {
      const { board } = await admit(installation, request, 'read')
      await sendCopy(installation, board, request.params.copy, request, response)
    })
    .all(only('GET'))

  return routes
}

/** The file of a copy, for whoever was let in. */
export async function sendCopy(
  { records, blobs }: Pick<Installation, 'records' | 'blobs'>,
  board: BoardId,
  id: string,
  request: Request,
  response: Response,
): Promise<void> {
  const copy = await findCopy(records, board, id)
  if (!copy) throw new HttpProblem('copyNotFound')
  const { fileName, hash } = copy
  const file = { blob: copyBlob(board, copy.id), fileName, isDownload: true, hash, gone: 'copyNotFound' } as const
  await sendFile(blobs, file, request, response)
}

/** Whether a link opens this very board, be it to look at or to read. */
const leadsTo = (board: BoardId, link: string): boolean => {
  const [, kind, of] = new URL(link).pathname.split('/')
  return (kind === 'b' || kind === 'r') && of === board
}
