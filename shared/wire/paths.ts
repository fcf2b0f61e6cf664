import type { BoardId, DocumentName } from '../domain/board.ts'
import type { ParticipantId, Role } from '../domain/participant.ts'
import type { PublicationId } from '../domain/publication.ts'
import type { PictureId } from '../domain/picture.ts'

/** The page of a board. The secret stands behind `#`, so that it reaches no server log and no Referer. */
export const boardPage = (board: BoardId, secret: string): string => `/b/${board}#${secret}`

/**
 * The page on which a board is read, complete without script: so its secret stands in the path. All that belongs to it lies below this
 * address, so that no page that is kept for all who read has to name the secret.
 */
export const readingPage = (board: BoardId, secret: string): string => `/r/${board}/${secret}/`

/** The same page, from the viewers' link to the board: what is handed on to those who only read. */
export const readingLinkOf = (viewer: string): string =>
  viewer.replace(/\/b\/([^/#]+)#(.+)$/, (_, board: string, secret: string) => readingPage(board, secret))

/** Where everybody who has the address finds the result of a board. */
export const publicationPage = (id: PublicationId): string => `/p/${id}`

/** Where a recovery key makes a lost organiser's link anew. */
export const recoveryPage = (board: BoardId): string => `/recover/${board}`

/** The folder of a board's rooms: the stock y-websocket client appends `/<document>`. */
export const syncFolder = (board: BoardId): string => `/sync/${board}`
export const syncRoom = (board: BoardId, document: DocumentName): string => `/sync/${board}/${document}`

export const api = {
  installation: '/api/installation',
  boards: '/api/boards',
  board: (board: BoardId) => `/api/boards/${board}`,
  session: (board: BoardId) => `/api/boards/${board}/session`,
  links: (board: BoardId) => `/api/boards/${board}/links`,
  link: (board: BoardId, role: Role) => `/api/boards/${board}/links/${role}`,
  renewal: (board: BoardId, role: Role) => `/api/boards/${board}/links/${role}/renewal`,
  recoveryKey: (board: BoardId) => `/api/boards/${board}/links/recovery-key`,
  recovery: (board: BoardId) => `/api/boards/${board}/recovery`,
  people: (board: BoardId) => `/api/boards/${board}/people`,
  person: (board: BoardId, participant: ParticipantId) => `/api/boards/${board}/people/${participant}`,
  /** Says that nothing is missing on a board that was damaged. */
  complete: (board: BoardId) => `/api/boards/${board}/complete`,
  resultAddress: (board: BoardId) => `/api/boards/${board}/result-address`,
  names: (board: BoardId) => `/api/boards/${board}/names`,
  name: (board: BoardId, participant: ParticipantId) => `/api/boards/${board}/names/${participant}`,
  publication: (board: BoardId) => `/api/boards/${board}/publications`,
  publicationProgress: (board: BoardId) => `/api/boards/${board}/publications/progress`,
  import: (board: BoardId) => `/api/boards/${board}/import`,
  closing: (board: BoardId) => `/api/boards/${board}/closing`,
  /** All of it as one ZIP file. */
  everything: (board: BoardId) => `/api/boards/${board}/everything`,
  copies: (board: BoardId) => `/api/boards/${board}/copies`,
  copy: (board: BoardId, copy: string) => `/api/boards/${board}/copies/${copy}`,
  snapshots: (board: BoardId) => `/api/boards/${board}/snapshots`,
  snapshot: (board: BoardId, number: number) => `/api/boards/${board}/snapshots/${number}`,
  /** A small picture of it, as SVG. */
  snapshotRestore: (board: BoardId, number: number) => `/api/boards/${board}/snapshots/${number}/restore`,
  snapshotPicture: (board: BoardId, number: number) => `/api/boards/${board}/snapshots/${number}/picture`,
  picture: (board: BoardId, picture: PictureId) => `/api/boards/${board}/pictures/${picture}`,
  smallPicture: (board: BoardId, picture: PictureId) => `/api/boards/${board}/pictures/${picture}/small`,
} as const
