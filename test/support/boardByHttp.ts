import { api } from '../../shared/wire/paths.ts'
import type { Role } from '../../shared/domain/participant.ts'
import type { CreateBoardAnswer, CreateBoardRequest, SessionAnswer } from '../../shared/wire/requests.ts'

async function ask<A>(url: string, body: unknown, credential?: string): Promise<A> {
  const post = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(credential && { authorization: `Bearer ${credential}` }) },
      body: JSON.stringify(body),
    })
  // A line that was kept open may be closed by the other side in the instant in which it is used again.
  const answer = await post().catch(post)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as A
}

export interface MadeBoard extends CreateBoardAnswer {
  /** What stands behind the `#` of each link. */
  readonly secrets: Readonly<Record<Role, string>>
}

/** Makes a board as the home page does. */
export async function createBoard(server: string, request: Partial<CreateBoardRequest> = {}): Promise<MadeBoard> {
  const made = await ask<CreateBoardAnswer>(server + api.boards, {
    title: 'Regionalgespräch',
    language: 'de',
    template: 'blank',
    ...request,
  })
  const secretOf = (link: string) => new URL(link).hash.slice(1)
  const { organiser, participant, viewer } = made.links
  return {
    ...made,
    secrets: { organiser: secretOf(organiser), participant: secretOf(participant), viewer: secretOf(viewer) },
  }
}

/** Joins a board as the join page does. */
export function join(server: string, board: string, secret: string, name?: string): Promise<SessionAnswer> {
  return ask<SessionAnswer>(server + api.session(board), name === undefined ? {} : { name }, secret)
}
