import type { BoardId } from '../../shared/domain/board.ts'
import type { SessionAnswer, SessionRequest } from '../../shared/wire/requests.ts'
import { enterBoard, Refused } from './askServer.ts'
import type { KnownBoard } from './knownBoards.ts'

/** Why the door stays shut. Each has a page of its own: one cause, one next action. */
export type Shut =
  | 'incomplete'
  | 'unknown'
  | 'linkRenewed'
  | 'linkOff'
  | 'linkEnded'
  | 'removed'
  | 'gone'
  | 'forbidden'
  | 'tooMany'
  | 'unreachable'
  | 'broken'

interface OpenDoor {
  /** `ajar`: the link is good; who comes in has not given a name yet. */
  readonly is: 'open' | 'ajar'
  readonly session: SessionAnswer
  readonly secret: string
}

export type Door =
  | OpenDoor
  | { readonly is: 'shut'; readonly why: Shut }
  /** Since this device was here, the board was put back to an earlier state: what is kept here cannot go on with it. */
  | { readonly is: 'anew'; readonly then: OpenDoor; readonly former: string }

/** 128 bits as base64url, as the server makes them. */
const SECRET = /^[A-Za-z0-9_-]{22}$/

/** The link's secret as it stands in the address, cleaned of what mail programs hang on. */
export const secretInAddress = (fragment: string): string =>
  fragment
    .replace(/^#/, '')
    .replace(/[.,;)>\]}]+$/, '')
    .trim()

/** Goes to the door of a board: with the link in the address, else with what this device remembers of an earlier visit. */
export async function knock(board: BoardId, fragment: string, known: KnownBoard | undefined): Promise<Door> {
  const given = secretInAddress(fragment)
  const secret = given === '' ? known?.secret : given
  if (secret === undefined || !SECRET.test(secret)) return { is: 'shut', why: 'incomplete' }
  const earlier = known?.secret === secret ? known.session : undefined
  try {
    const session = await enterAgain(board, secret, earlier, known?.session?.ticket)
    const door: OpenDoor = { is: mayEnter(session) ? 'open' : 'ajar', session, secret }
    const former = known?.session?.generation
    // A reader has nothing here that could be lost or come back.
    const isAnew = former !== undefined && former !== session.generation && session.role !== 'viewer'
    return isAnew ? { is: 'anew', then: door, former } : door
  } catch (error) {
    const why = shutBecause(error)
    // No network, but this device has been here: on with what it keeps.
    if (why === 'unreachable' && earlier && mayEnter(earlier)) return { is: 'open', session: earlier, secret }
    return { is: 'shut', why }
  }
}

/** Readers need no name. */
const mayEnter = (session: SessionAnswer): boolean => session.role === 'viewer' || session.name !== null

async function enterAgain(
  board: BoardId,
  secret: string,
  earlier: SessionAnswer | undefined,
  former: string | undefined,
): Promise<SessionAnswer> {
  // By another link than last time, perhaps a renewed one: who shows the former ticket stays the same person.
  if (!earlier) return enterBoard(board, secret, former === undefined ? {} : { former })
  try {
    return await enterBoard(board, earlier.ticket, {})
  } catch (error) {
    // The ticket is none; the link may still be good.
    if (error instanceof Refused && error.problem.status === 401) return enterBoard(board, secret, {})
    throw error
  }
}

/** Gives a name to the person who stands at the door. */
export const introduce = (session: SessionAnswer, person: SessionRequest): Promise<SessionAnswer> =>
  enterBoard(session.board, session.ticket, person)

export function shutBecause(error: unknown): Shut {
  if (!(error instanceof Refused)) return 'unreachable'
  const { code } = error.problem
  if (code === 'linkRenewed' || code === 'linkOff' || code === 'linkEnded' || code === 'removed') return code
  switch (error.problem.status) {
    case 400:
    case 401:
    case 404:
      return 'unknown'
    case 403:
      return 'forbidden'
    case 410:
      return 'gone'
    case 429:
    case 503:
      return 'tooMany'
    default:
      return 'broken'
  }
}
