import type { RequestHandler } from 'express'
import { HttpProblem } from './problem.ts'

/** The last handler of a route: whatever else was tried is answered with what is possible. */
export const only =
  (...methods: string[]): RequestHandler =>
  () => {
    throw new HttpProblem('methodNotAllowed', { allowed: methods }, { Allow: methods.join(', ') })
  }
