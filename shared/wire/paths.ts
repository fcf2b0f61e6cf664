import type { BoardId, DocumentName } from '../domain/board.ts'

/** The page of a board. The secret stands behind `#`, so that it reaches no server log and no Referer. */
export const boardPage = (board: BoardId, secret: string): string => `/b/${board}#${secret}`

/** The folder of a board's rooms: the stock y-websocket client appends `/<document>`. */
export const syncFolder = (board: BoardId): string => `/sync/${board}`
export const syncRoom = (board: BoardId, document: DocumentName): string => `/sync/${board}/${document}`

export const api = {
  installation: '/api/installation',
  boards: '/api/boards',
  board: (board: BoardId) => `/api/boards/${board}`,
  session: (board: BoardId) => `/api/boards/${board}/session`,
  links: (board: BoardId) => `/api/boards/${board}/links`,
  people: (board: BoardId) => `/api/boards/${board}/people`,
  copies: (board: BoardId) => `/api/boards/${board}/copies`,
  copy: (board: BoardId, copy: string) => `/api/boards/${board}/copies/${copy}`,
} as const
