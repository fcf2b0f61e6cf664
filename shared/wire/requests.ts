import { z } from 'zod'
import { TEMPLATES, type BoardCard, type DocumentName } from '../domain/board.ts'
import { LIMITS } from '../domain/limits.ts'
import { LANGUAGES } from '../domain/mindMap.ts'
import type { Participant, ParticipantId, Role } from '../domain/participant.ts'

const line = (max: number) => z.string().trim().min(1).max(max)

/** POST /api/boards */
export const createBoardRequest = z.strictObject({
  title: line(LIMITS.boardTitle),
  language: z.enum(LANGUAGES),
  template: z.enum(TEMPLATES),
})
export type CreateBoardRequest = z.infer<typeof createBoardRequest>

/** PATCH /api/boards/<board>: the title that the door shows; the map bears its own, which the same person has just changed. */
export const renameBoardRequest = createBoardRequest.pick({ title: true })

export interface BoardLinks {
  readonly organiser: string
  readonly participant: string
  readonly viewer: string
}
export interface CreateBoardAnswer {
  readonly board: string
  readonly links: BoardLinks
}

/** POST /api/boards/<board>/session, with a link's secret or an earlier ticket as credential. */
export const sessionRequest = z.strictObject({
  name: line(LIMITS.personName).optional(),
  organisation: line(LIMITS.organisation).optional(),
})
export type SessionRequest = z.infer<typeof sessionRequest>

export interface SessionAnswer extends BoardCard {
  readonly role: Role
  readonly participant: ParticipantId
  readonly name: string | null
  /** One person on this board; use it as credential from here on. */
  readonly ticket: string
  readonly documents: readonly { readonly name: DocumentName; readonly access: 'read' | 'write' }[]
  /** Changes when a board is started anew: rooms and local copies of another generation are refused and forgotten. */
  readonly generation: string
  /** When everything of this board will be erased, unless somebody visits: `YYYY-MM-DD`. */
  readonly erasedOn: string
}

/** POST /api/boards/<board>/copies */
export const COPY_FORMATS = ['pdf', 'png', 'svg'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]
export const copyRequest = z.strictObject({ format: z.enum(COPY_FORMATS) })

export interface CopyCard {
  readonly id: string
  readonly format: CopyFormat
  readonly fileName: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

/** GET /api/boards/<board>/people: the roster. Organisers and participants get everybody, viewers get nobody's organisation. */
export type PeopleAnswer = readonly Participant[]

/** GET /api/installation */
export interface InstallationAnswer {
  readonly version: string
  /** No board was ever made here: the home page offers the demo. */
  readonly empty: boolean
}

/** application/problem+json (RFC 9457) */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  /** A code from docs/errors.md. */
  readonly code: string
  /** A sentence for people in the board's language: what, why, what now. */
  readonly detail: string
}
