import { writeNoticePage } from '../../exports/html/writeNoticePage.ts'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { CopyRefused } from '../boards/copyDesk.ts'
import { PublicationRefused } from '../boards/publicationDesk.ts'
import { PictureRefused } from '../boards/pictureDesk.ts'
import { PageRefused } from '../boards/readingDesk.ts'
import { FileRefused } from '../boards/importDesk.ts'
import { SnapshotRefused } from '../boards/snapshotDesk.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { LANGUAGES, type Language } from '../../shared/domain/mindMap.ts'
import type { Log } from '../observe/log.ts'
import { AppendRefused, BoardErased, StorageReadOnly } from '../storage/errors.ts'
import { HttpProblem, PROBLEMS, problemBody } from './problem.ts'
import type { Allowances } from './allowance.ts'
import { setPageHeaders } from './sendPage.ts'

const boardLanguages = new WeakMap<Request, Language>()

/** From here on a request is answered in its board's language. */
export const speak = (request: Request, language: Language): void => void boardLanguages.set(request, language)

const pages = new WeakSet<Request>()

/** From here on a request is answered by a page for people: somebody has opened its address. */
export const answerAsPage = (request: Request): void => void pages.add(request)

export const languageFor = (request: Request): Language => {
  const wanted = request.acceptsLanguages([...LANGUAGES])
  return boardLanguages.get(request) ?? LANGUAGES.find((language) => language === wanted) ?? 'de'
}

/** Answers as application/problem+json (RFC 9457), or as a page where one was opened. */
export function sendProblem(request: Request, response: Response, { code, details, headers }: HttpProblem): void {
  const language = languageFor(request)
  const body = problemBody(code, language, details)
  response.status(PROBLEMS[code].status).set({ ...headers, 'Content-Language': language })
  if (pages.has(request)) {
    setPageHeaders(response)
    const { title, detail: text } = body
    return void response.set('Cache-Control', 'no-store').send(writeNoticePage({ title, text, language, code }))
  }
  response.type('application/problem+json').send(JSON.stringify(body))
}

/** Turns whatever a route threw into a sentence. Wrong credentials are counted here, so that right ones are never held up by them. */
export function answerProblems({ log, failures }: { log: Log; failures: Allowances['failures'] }): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error)
    if (PROBLEMS[problem.code].status >= 500)
      log.error({ error, code: problem.code, method: request.method }, 'request failed')
    if (response.headersSent) return next(error)
    const wait = problem.code === 'notAuthorised' ? failures.spend(request.ip ?? '') : undefined
    sendProblem(request, response, wait === undefined ? problem : tooMany('tooManyFailures', wait))
  }
}

/** A limit by address is reached: come back in so many seconds. */
export const tooMany = (
  code: 'tooManyFailures' | 'tooManyBoards' | 'tooManyJoins' | 'tooManyRequests' | 'snapshotsBusy',
  wait: number,
  limit?: number,
): HttpProblem => new HttpProblem(code, limit === undefined ? {} : { limit }, { 'Retry-After': String(wait) })

/** Lets one more request of this address go on, or answers how long it has to wait. */
export function spend(allowances: Allowances, what: 'newBoards' | 'joins' | 'requests', request: Request): void {
  const allowance = allowances[what]
  const wait = allowance.spend(request.ip ?? '')
  const code = { newBoards: 'tooManyBoards', joins: 'tooManyJoins', requests: 'tooManyRequests' } as const
  if (wait !== undefined) throw tooMany(code[what], wait, allowance.limit)
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof CopyRefused || error instanceof PictureRefused || error instanceof SnapshotRefused) {
    const { reason, limit } = error
    const wait = WAITS.get(reason)
    return new HttpProblem(
      reason,
      limit === undefined ? {} : { limit },
      wait === undefined ? {} : { 'Retry-After': wait },
    )
  }
  if (error instanceof PageRefused)
    return new HttpProblem(error.reason, {}, error.reason === 'pagesBusy' ? { 'Retry-After': '5' } : {})
  if (error instanceof PublicationRefused) return new HttpProblem(error.reason)
  if (error instanceof StorageReadOnly) return new HttpProblem('readOnly')
  if (error instanceof FileRefused)
    return new HttpProblem(
      error.reason,
      { limit: LIMITS.ideas },
      error.reason === 'importBusy' ? { 'Retry-After': '10' } : {},
    )
  if (error instanceof BoardErased) return new HttpProblem('boardGone')
  if (error instanceof AppendRefused) return new HttpProblem(error.reason === 'erased' ? 'boardGone' : 'notSaving')
  if (error instanceof URIError) return new HttpProblem('malformedAddress')
  if (!(error instanceof Error)) return new HttpProblem('internal')
  const type = 'type' in error ? error.type : undefined
  if (type === 'entity.too.large' && 'limit' in error && error.limit === LIMITS.importFile)
    return new HttpProblem('importTooLarge')
  if (type === 'entity.too.large') return new HttpProblem('bodyTooLarge', { limit: LIMITS.requestBody })
  if (type === 'entity.parse.failed') return new HttpProblem('malformedJson')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new HttpProblem('jsonExpected')
  if (type === 'request.aborted' || type === 'request.size.invalid') return new HttpProblem('malformedJson')
  if ('code' in error && typeof error.code === 'string' && DISK_TROUBLE.has(error.code))
    return new HttpProblem('notSaving')
  return new HttpProblem('internal')
}

/** Seconds after which to ask again. */
const WAITS: ReadonlyMap<string, string> = new Map([
  ['copiesBusy', '30'],
  ['picturesBusy', '2'],
  ['snapshotsBusy', '30'],
])

const DISK_TROUBLE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'])
