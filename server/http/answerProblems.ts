import type { ErrorRequestHandler, Request, Response } from 'express'
import { CopyRefused } from '../boards/copyDesk.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { LANGUAGES, type Language } from '../../shared/domain/mindMap.ts'
import type { Log } from '../observe/log.ts'
import { AppendRefused, BoardErased } from '../storage/errors.ts'
import { HttpProblem, PROBLEMS, problemBody } from './problem.ts'
import type { Limiter } from './rateLimit.ts'

const boardLanguages = new WeakMap<Request, Language>()

/** From here on a request is answered in its board's language. */
export const speak = (request: Request, language: Language): void => void boardLanguages.set(request, language)

const languageFor = (request: Request): Language => {
  const wanted = request.acceptsLanguages([...LANGUAGES])
  return boardLanguages.get(request) ?? LANGUAGES.find((language) => language === wanted) ?? 'de'
}

/** Answers as application/problem+json (RFC 9457). */
export function sendProblem(request: Request, response: Response, { code, details, headers }: HttpProblem): void {
  const language = languageFor(request)
  response
    .status(PROBLEMS[code].status)
    .set({ ...headers, 'Content-Language': language })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(code, language, details)))
}

/** Turns whatever a route threw into a sentence. Wrong credentials are counted here, so that right ones are never held up by them. */
export function answerProblems({ log, failures }: { log: Log; failures: Limiter }): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error)
    if (PROBLEMS[problem.code].status >= 500)
      log.error({ error, code: problem.code, method: request.method }, 'request failed')
    if (response.headersSent) return next(error)
    if (problem.code !== 'notAuthorised') return sendProblem(request, response, problem)
    return failures(request, response, () => sendProblem(request, response, problem))
  }
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof CopyRefused) {
    const { reason, limit } = error
    return new HttpProblem(
      reason,
      limit === undefined ? {} : { limit },
      reason === 'copiesBusy' ? { 'Retry-After': '30' } : {},
    )
  }
  if (error instanceof BoardErased) return new HttpProblem('boardGone')
  if (error instanceof AppendRefused) return new HttpProblem(error.reason === 'erased' ? 'boardGone' : 'notSaving')
  if (error instanceof URIError) return new HttpProblem('malformedAddress')
  if (!(error instanceof Error)) return new HttpProblem('internal')
  const type = 'type' in error ? error.type : undefined
  if (type === 'entity.too.large') return new HttpProblem('bodyTooLarge', { limit: LIMITS.requestBody })
  if (type === 'entity.parse.failed') return new HttpProblem('malformedJson')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new HttpProblem('jsonExpected')
  if (type === 'request.aborted' || type === 'request.size.invalid') return new HttpProblem('malformedJson')
  if ('code' in error && typeof error.code === 'string' && DISK_TROUBLE.has(error.code))
    return new HttpProblem('notSaving')
  return new HttpProblem('internal')
}

const DISK_TROUBLE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'])
