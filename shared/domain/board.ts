import type { Language } from './mindMap.ts'

/** Identifies a board on its installation: 20 characters of `a-z0-9`. No secret. */
export type BoardId = string

export type Template = (typeof TEMPLATES)[number]
export const TEMPLATES = ['regionalgespraech', 'blank', 'demo'] as const

/** The Yjs documents of a board, each a room of its own on the wire. */
export type DocumentName = (typeof DOCUMENT_NAMES)[number]
export const DOCUMENT_NAMES = ['map', 'stage', 'talk'] as const

/** What everybody with a link may know of a board. */
export interface BoardCard {
  readonly board: BoardId
  readonly title: string
  readonly language: Language
}
