import type { BoardId } from '../../shared/domain/board.ts'
import { api } from '../../shared/wire/paths.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { CopyCard } from '../../shared/domain/copy.ts'
import type { SnapshotCard, SnapshotCause } from '../../shared/domain/snapshot.ts'
import type {
  BoardAnswer,
  ChangeBoardRequest,
  ChangeLinkRequest,
  ClosingAnswer,
  ClosingRequest,
  CopyRequest,
  CreateBoardAnswer,
  CreateBoardRequest,
  ImportAnswer,
  InstallationAnswer,
  LinksAnswer,
  PeopleAnswer,
  PictureCard,
  Problem,
  PublicationAnswer,
  PublishRequest,
  RenewOrganiserRequest,
  ResultAddressAnswer,
  SessionAnswer,
  SessionRequest,
  SwitchableRole,
} from '../../shared/wire/requests.ts'

/** The server understood and said no; `problem.detail` is a sentence for people. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** What to tell people: the server's own sentence where it gave one. */
export const sentenceOf = (error: unknown, otherwise: string): string =>
  error instanceof Refused ? error.problem.detail : otherwise

/** No answer: no network, or no server behind it. */
export class Unreachable extends Error {}

interface Ask {
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly credential?: string
  readonly body?: unknown
  /** Bytes instead of a body. */
  readonly file?: Blob
  readonly patience?: number
}

const PATIENCE = 15_000
/** A copy of a large map may wait behind others. */
const PATIENCE_FOR_COPIES = 120_000
/** A photo on a slow line. */
const PATIENCE_FOR_PICTURES = 60_000

async function ask({ path, method = 'GET', credential, body, file, patience = PATIENCE }: Ask): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': document.documentElement.lang }
  if (credential) headers['Authorization'] = `Bearer ${credential}`
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (file) headers['Content-Type'] = 'application/octet-stream'
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file && { body: file }),
    })
  } catch (error) {
    throw new Unreachable('no answer', { cause: error })
  }
  if (!response.ok) throw await refusalOf(response)
  return response
}

async function refusalOf(response: Response): Promise<Error> {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json'))
    return new Unreachable(`${response.status} from something that is not our server`)
  return new Refused((await response.json()) as Problem)
}

/** Our own server's answer: the door where it gets its type. */
const answer = async <T>(question: Ask): Promise<T> => (await (await ask(question)).json()) as T

export const askInstallation = (): Promise<InstallationAnswer> => answer({ path: api.installation })

export const createBoard = (body: CreateBoardRequest): Promise<CreateBoardAnswer> =>
  answer({ path: api.boards, method: 'POST', body })

/** Enters a board with a link's secret or an earlier ticket; a name given again replaces the earlier one. */
export const enterBoard = (board: BoardId, credential: string, body: SessionRequest): Promise<SessionAnswer> =>
  answer({ path: api.session(board), method: 'POST', credential, body })

/** The links of a board and what may be done with them: only the organiser's own secret opens them, a ticket does not. */
export interface LinkDesk {
  links(): Promise<LinksAnswer>
  change(role: SwitchableRole, change: ChangeLinkRequest): Promise<LinksAnswer>
  renew(role: SwitchableRole): Promise<LinksAnswer>
  renewOrganiser(wanted: RenewOrganiserRequest): Promise<LinksAnswer>
  renewRecoveryKey(): Promise<LinksAnswer>
}

export function linkDeskOf(board: BoardId, secret: string): LinkDesk {
  const credential = secret
  return {
    links: () => answer({ path: api.links(board), credential }),
    change: (role, body) => answer({ path: api.link(board, role), method: 'PATCH', credential, body }),
    renew: (role) => answer({ path: api.renewal(board, role), method: 'POST', credential, body: {} }),
    renewOrganiser: (body) => renewed(board, api.renewal(board, 'organiser'), credential, body),
    renewRecoveryKey: () => answer({ path: api.recoveryKey(board), method: 'POST', credential, body: {} }),
  }
}

/** Makes a lost organiser's link anew. */
export const recoverBoard = (board: BoardId, key: string, body: RenewOrganiserRequest): Promise<LinksAnswer> =>
  renewed(board, api.recovery(board), key, body)

/** The answer may be lost after the deed was done: then the new secret opens the desk. */
async function renewed(
  board: BoardId,
  path: string,
  credential: string,
  body: RenewOrganiserRequest,
): Promise<LinksAnswer> {
  try {
    return await answer<LinksAnswer>({ path, method: 'POST', credential, body })
  } catch (error) {
    if (error instanceof Refused) throw error
    return linkDeskOf(board, body.secret).links()
  }
}

/** Requests to one board with one credential. */
export interface Server {
  /** Tells the door the title that the map bears now. Organisers only. */
  rename(title: string): Promise<void>
  board(): Promise<BoardAnswer>
  /** Organisers only, as all that follows but the copies. */
  change(change: ChangeBoardRequest): Promise<BoardAnswer>
  deleteBoard(): Promise<void>
  /** Everything of the board as one ZIP file. */
  takeAway(): Promise<Blob>
  /** Ends the session, now or at a time, and again otherwise. */
  close(wanted: ClosingRequest): Promise<ClosingAnswer>
  reopen(): Promise<ClosingAnswer>
  /** Nothing is missing on a board that was damaged. */
  confirmComplete(): Promise<void>
  people(): Promise<PeopleAnswer>
  /** Ends a person's visit and ticket, and erases the name. */
  removePerson(person: ParticipantId): Promise<void>
  /** Erases a name, or all of them; what was written stays. One's own anybody may erase. */
  forgetName(person: ParticipantId): Promise<void>
  forgetNames(): Promise<void>
  /** Where I want the result to be sent. */
  resultAddress(): Promise<ResultAddressAnswer>
  /** Null takes it back. */
  leaveResultAddress(address: string | null): Promise<ResultAddressAnswer>
  /** The result page, organisers only. */
  publication(): Promise<PublicationAnswer>
  publish(wanted: PublishRequest): Promise<PublicationAnswer>
  cancelPublication(): Promise<PublicationAnswer>
  withdrawPublication(): Promise<PublicationAnswer>
  makeCopy(wanted: CopyRequest): Promise<CopyCard>
  /** A file of another program as an outline. Whoever may write. */
  readFile(file: Blob): Promise<ImportAnswer>
  /** Brings a picture under an id that the caller has drawn; again under the same id changes nothing. */
  sendPicture(id: PictureId, file: Blob): Promise<PictureCard>
  picture(id: PictureId, size: 'full' | 'small'): Promise<Blob>
  /** Freezes the map as it is now. Only the organiser gives a name. */
  takeSnapshot(wanted: { readonly name?: string; readonly cause?: SnapshotCause }): Promise<SnapshotCard>
  /** `null` takes the name away. */
  nameSnapshot(number: number, name: string | null): Promise<SnapshotCard>
  removeSnapshot(number: number): Promise<void>
  /** The map as one update. */
  snapshot(number: number): Promise<Uint8Array>
  snapshotPicture(number: number): Promise<Blob>
  /** The file itself. */
  download(copy: CopyCard): Promise<Blob>
}

export function serverOf(board: BoardId, credential: string): Server {
  return {
    rename: async (title) => void (await ask({ path: api.board(board), method: 'PATCH', credential, body: { title } })),
    board: () => answer({ path: api.board(board), credential }),
    change: (body) => answer({ path: api.board(board), method: 'PATCH', credential, body }),
    deleteBoard: async () => void (await ask({ path: api.board(board), method: 'DELETE', credential })),
    takeAway: async () =>
      (await ask({ path: api.everything(board), credential, patience: PATIENCE_FOR_COPIES })).blob(),
    close: (body) => answer({ path: api.closing(board), method: 'PUT', credential, body }),
    reopen: () => answer({ path: api.closing(board), method: 'DELETE', credential }),
    confirmComplete: async () => void (await ask({ path: api.complete(board), method: 'POST', credential })),
    people: () => answer({ path: api.people(board), credential }),
    removePerson: async (person) => void (await ask({ path: api.person(board, person), method: 'DELETE', credential })),
    forgetName: async (person) => void (await ask({ path: api.name(board, person), method: 'DELETE', credential })),
    forgetNames: async () => void (await ask({ path: api.names(board), method: 'DELETE', credential })),
    resultAddress: () => answer({ path: api.resultAddress(board), credential }),
    leaveResultAddress: (address) =>
      address === null
        ? answer({ path: api.resultAddress(board), method: 'DELETE', credential })
        : answer({ path: api.resultAddress(board), method: 'PUT', credential, body: { address } }),
    publication: () => answer({ path: api.publication(board), credential }),
    publish: (body) => answer({ path: api.publication(board), method: 'POST', credential, body }),
    cancelPublication: () => answer({ path: api.publicationProgress(board), method: 'DELETE', credential }),
    withdrawPublication: () => answer({ path: api.publication(board), method: 'DELETE', credential }),
    makeCopy: (body) =>
      answer({ path: api.copies(board), method: 'POST', credential, body, patience: PATIENCE_FOR_COPIES }),
    readFile: (file) =>
      answer({ path: api.import(board), method: 'POST', credential, file, patience: PATIENCE_FOR_COPIES }),
    sendPicture: (id, file) =>
      answer({
        ...{ path: api.picture(board, id), method: 'PUT', credential, file },
        patience: PATIENCE_FOR_PICTURES,
      }),
    picture: async (id, size) =>
      (
        await ask({
          path: size === 'full' ? api.picture(board, id) : api.smallPicture(board, id),
          ...{ credential, patience: PATIENCE_FOR_PICTURES },
        })
      ).blob(),
    takeSnapshot: (body) => answer({ path: api.snapshots(board), method: 'POST', credential, body }),
    nameSnapshot: (number, name) =>
      answer({ path: api.snapshot(board, number), method: 'PATCH', credential, body: { name } }),
    // Those that went on from it are packed anew before.
    removeSnapshot: async (number) =>
      void (await ask({
        ...{ path: api.snapshot(board, number), method: 'DELETE', credential },
        patience: PATIENCE_FOR_COPIES,
      })),
    snapshot: async (number) =>
      new Uint8Array(
        await (
          await ask({ path: api.snapshot(board, number), credential, patience: PATIENCE_FOR_PICTURES })
        ).arrayBuffer(),
      ),
    snapshotPicture: async (number) =>
      (await ask({ path: api.snapshotPicture(board, number), credential, patience: PATIENCE_FOR_COPIES })).blob(),
    download: async (copy) =>
      (await ask({ path: api.copy(board, copy.id), credential, patience: PATIENCE_FOR_COPIES })).blob(),
  }
}
