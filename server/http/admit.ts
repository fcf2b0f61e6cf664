import type { Request } from 'express'
import { may, type Deed } from '../../shared/domain/access.ts'
import { credentialOf } from '../access/credential.ts'
import { whoIs, type Visitor } from '../access/whoIs.ts'
import type { Installation } from '../installation.ts'
import { speak } from './answerProblems.ts'
import { HttpProblem } from './problem.ts'

type Door = Pick<Installation, 'records' | 'clock'>
type BoardRequest = Request<{ board: string }>

/** Who asks, if they may; else the problem. */
export async function admit(door: Door, request: BoardRequest, deed: Deed): Promise<Visitor> {
  const visitor = await recognise(door, request, credentialOf(request.headers))
  allow(visitor, deed)
  return visitor
}

/** Whose credential this is; else throws the problem. */
export async function recognise(door: Door, request: BoardRequest, credential: string | undefined): Promise<Visitor> {
  const visitor = await whoIs(door, request.params.board, credential)
  if (visitor === 'gone') throw new HttpProblem('boardGone')
  if (visitor === 'unknown') throw unauthorised()
  if (typeof visitor === 'string') throw new HttpProblem(visitor)
  speak(request, visitor.record.language)
  return visitor
}

/** Nothing, if somebody who is in may do that as well; else throws the problem. */
export function allow({ role, state }: Pick<Visitor, 'role' | 'state'>, deed: Deed): void {
  if (!may(role, deed, state)) throw new HttpProblem(may(role, deed, 'open') ? 'boardClosed' : 'forbidden')
}

/** The same, for deeds that need the organiser's secret itself: a ticket cannot do them, because the other links are derived from it. */
export async function admitWithSecret(
  door: Door,
  request: BoardRequest,
  deed: Deed,
): Promise<Visitor & { readonly secret: string }> {
  const visitor = await admit(door, request, deed)
  const secret = credentialOf(request.headers)
  if (visitor.person || secret === undefined) throw new HttpProblem('organiserLinkNeeded')
  return { ...visitor, secret }
}

export const unauthorised = (): HttpProblem => new HttpProblem('notAuthorised', {}, { 'WWW-Authenticate': 'Bearer' })
