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

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  ics: 'text/calendar; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  mm: 'application/x-freemind',
  xmind: 'application/vnd.xmind.workbook',
  opml: 'text/x-opml; charset=utf-8',
  mmd: 'text/vnd.mermaid; charset=utf-8',
  json: 'application/json',
}

/** Told by the ending, which is always ours. */
export const mediaOf = (fileName: string): string =>
  MEDIA[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream'

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
      const file = await takeAway(installation, board, record)
      const day = new Date(installation.clock.now()).toISOString()
      response.set({
        'Content-Type': 'application/zip',
        'Content-Disposition': attachment(fileNameOf(record.title, day, 'zip')),
      })
      if (request.method === 'HEAD') return void response.end()
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
  response.set({
    'Content-Type': mediaOf(copy.fileName),
    'Content-Disposition': attachment(copy.fileName),
    'Cache-Control': 'private, no-cache',
    // A picture that somebody opens by itself stays a picture.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox",
    ETag: `"${copy.hash}"`,
  })
  if (request.fresh) return void response.status(304).end()
  const file = await blobs.get(copyBlob(board, copy.id))
  if (!file) throw new HttpProblem('copyNotFound')
  response.set('Content-Length', String(file.bytes))
  if (request.method === 'HEAD') {
    file.stream.destroy()
    return void response.end()
  }
  await pipeline(file.stream, response).catch(() => response.destroy())
}

/** Whether a link opens this very board, be it to look at or to read. */
const leadsTo = (board: BoardId, link: string): boolean => {
  const [, kind, of] = new URL(link).pathname.split('/')
  return (kind === 'b' || kind === 'r') && of === board
}

/** The name in UTF-8, and without umlauts for programs that know no better (RFC 6266). */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\w .()-]/g, '_')
  const utf8 = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
