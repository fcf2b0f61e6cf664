import type { Request, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { sendProblem } from './answerProblems.ts'
import { HttpProblem } from './problem.ts'

/** Lets a request go on, or answers 429. Counts in memory by address (IPv6 by /56); nothing about it is written anywhere. */
export type Limiter = (request: Request, response: Response, next: () => void) => unknown

const limiter = (limit: number, windowMs: number, problem: () => HttpProblem): Limiter =>
  rateLimit({
    limit,
    windowMs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Proxies are counted by TRUSTED_PROXIES; the library's own guesses about them would only fill the log.
    validate: false,
    handler: (request, response) => sendProblem(request, response, problem()),
  })

/** For wrong credentials only: who has a right link gets in, even when sixty people share an address with somebody who guesses. */
export const limitFailures = (perMinute: number): Limiter =>
  limiter(perMinute, 60_000, () => new HttpProblem('tooManyFailures'))

export const limitNewBoards = (perHour: number): Limiter =>
  limiter(perHour, 3_600_000, () => new HttpProblem('tooManyBoards', { limit: perHour }))
