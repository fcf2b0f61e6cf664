import type { Request } from 'express'
import { may, type Deed } from '../../shared/domain/access.ts'
import { credentialOf } from '../access/credential.ts'
import { whoIs, type Visitor } from '../access/whoIs.ts'
import type { Records } from '../storage/ports.ts'
import { speak } from './answerProblems.ts'
import { HttpProblem } from './problem.ts'

/** Who asks, if they may; else the problem. */
export async function admit(records: Records, request: Request<{ board: string }>, deed: Deed): Promise<Visitor> {
  const visitor = await whoIs(records, request.params.board, credentialOf(request.headers))
  if (visitor === 'gone') throw new HttpProblem('boardGone')
  if (!visitor) throw new HttpProblem('notAuthorised', {}, { 'WWW-Authenticate': 'Bearer' })
  speak(request, visitor.record.language)
  if (!may(visitor.role, deed)) throw new HttpProblem('forbidden')
  return visitor
}
