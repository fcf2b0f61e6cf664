import { z } from 'zod'
import type { BoardState } from '../domain/closing.ts'
import { TEMPLATES, type BoardCard, type DocumentName } from '../domain/board.ts'
import { COPY_FORMATS, PAPERS, SHARPNESSES } from '../domain/copy.ts'
import type { ImportFormat, LeftoverCount } from '../domain/importedFile.ts'
import { LIMITS } from '../domain/limits.ts'
import { isMailAddress } from '../domain/mailAddress.ts'
import { LANGUAGES } from '../domain/mindMap.ts'
import type { Participant, ParticipantId, Role } from '../domain/participant.ts'
import type { PublicationCard, PublicationProgress } from '../domain/publication.ts'
import type { PictureId } from '../domain/picture.ts'
import type { Outline } from '../domain/outline.ts'

/** 128 bits as base64url, of which there is one way to write them. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/)
const mailAddress = z.string().trim().refine(isMailAddress)
const line = (max: number) => z.string().trim().min(1).max(max)

/** POST /api/boards */
export const createBoardRequest = z.strictObject({
  title: line(LIMITS.boardTitle),
  language: z.enum(LANGUAGES),
  template: z.enum(TEMPLATES),
})
export type CreateBoardRequest = z.infer<typeof createBoardRequest>

/**
 * PATCH /api/boards/<board>. The title is the one that the door shows; the map bears its own, which the same person has just changed.
 * `retentionDays`: null goes back to the installation's own.
 */
export const changeBoardRequest = z.strictObject({
  title: line(LIMITS.boardTitle).optional(),
  retentionDays: z.int().nullable().optional(),
})
export type ChangeBoardRequest = z.infer<typeof changeBoardRequest>

const moment = z.int().positive().max(8.64e15)

/** PUT /api/boards/<board>/closing; DELETE opens the session again. */
export const closingRequest = z.strictObject({
  /** When the session ends, in milliseconds since 1970; left out: now. */
  at: moment.optional(),
  /** Until when comments are taken afterwards; null: none are. */
  commentsUntil: moment.nullable(),
})
export type ClosingRequest = z.infer<typeof closingRequest>

/** What every answer about closing says. */
export interface ClosingAnswer {
  /** By the server's clock. */
  readonly state: BoardState
  readonly closedAt: number | null
  readonly commentsUntil: number | null
}

/** GET and PATCH /api/boards/<board> */
export interface BoardAnswer extends BoardCard {
  readonly retention: {
    /** Days without a visit after which everything is erased, and the bounds within which the organiser may choose. */
    readonly days: number
    readonly least: number
    readonly most: number
    /** `YYYY-MM-DD` */
    readonly erasedOn: string
  }
}

export interface BoardLinks {
  readonly organiser: string
  readonly participant: string
  readonly viewer: string
}
export interface CreateBoardAnswer {
  readonly board: string
  readonly links: BoardLinks
  /** Told once: makes a lost organiser's link anew. */
  readonly recoveryKey: string
}

/** Links that can be switched off; the organiser's own cannot. */
export const SWITCHABLE = ['participant', 'viewer'] as const
export type SwitchableRole = (typeof SWITCHABLE)[number]
export interface LinkState {
  readonly on: boolean
  /** From when on it opens nothing, in milliseconds since 1970. */
  readonly until: number | null
}
/** GET /api/boards/<board>/links, and what every change of links answers. */
export interface LinksAnswer extends BoardLinks {
  readonly states: Readonly<Record<SwitchableRole, LinkState>>
  /** Whether there is a recovery key. */
  readonly recoverable: boolean
  /** Only after a renewal of the organiser's link or of the key: told once. */
  readonly recoveryKey?: string
}

/** PATCH /api/boards/<board>/links/<participant|viewer> */
export const changeLinkRequest = z.strictObject({
  on: z.boolean().optional(),
  until: moment.nullable().optional(),
})
export type ChangeLinkRequest = z.infer<typeof changeLinkRequest>

/** POST /api/boards/<board>/links/organiser/renewal and POST …/recovery */
export const renewOrganiserRequest = z.strictObject({
  /** Chosen by who asks, so that an answer lost on its way locks nobody out. */
  secret,
  /** The asker's own ticket: it goes on, all others that came by the old link end. */
  keep: secret.optional(),
})
export type RenewOrganiserRequest = z.infer<typeof renewOrganiserRequest>

/** POST /api/boards/<board>/session, with a link's secret or an earlier ticket as credential. */
export const sessionRequest = z.strictObject({
  name: line(LIMITS.personName).optional(),
  organisation: line(LIMITS.organisation).optional(),
  /** Where to send the result. Asked for only where the server can send it. */
  resultTo: mailAddress.optional(),
  /** The ticket from before the link was renewed: the same person comes back. */
  former: secret.optional(),
})
export type SessionRequest = z.infer<typeof sessionRequest>

export interface SessionAnswer extends BoardCard {
  readonly role: Role
  readonly participant: ParticipantId
  readonly name: string | null
  /** One person on this board; use it as credential from here on. Who has given no name is nobody yet: then it is what was shown. */
  readonly ticket: string
  readonly documents: readonly { readonly name: DocumentName; readonly access: 'read' | 'write' }[]
  /** Absent in answers that a browser has kept since before sessions could be closed. */
  readonly closing?: ClosingAnswer
  /** Changes when a board is started anew: rooms and local copies of another generation are refused. */
  readonly generation: string
  /** When everything of this board will be erased, unless somebody visits: `YYYY-MM-DD`. */
  readonly erasedOn: string
  /** The server can send mail: people may leave an address to which the result comes. */
  readonly sendsMail?: boolean
}

/** PUT /api/boards/<board>/result-address: where I want the result to be sent. */
export const resultAddressRequest = z.strictObject({ address: mailAddress })
/** GET, PUT and DELETE /api/boards/<board>/result-address: mine, and nobody else's. */
export interface ResultAddressAnswer {
  readonly address: string | null
}

/** POST /api/boards/<board>/copies */
export const copyRequest = z.strictObject({
  format: z.enum(COPY_FORMATS),
  /** Where this board can be read, to be printed on a handout: its whole reading link. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(400)
    .optional(),
  names: z.boolean().optional(),
  paper: z.enum(PAPERS).optional(),
  sharpness: z.literal(SHARPNESSES).optional(),
  /** The number of the snapshot to be copied. Absent: the map as it is now. */
  snapshot: z.int().positive().optional(),
})
export type CopyRequest = z.infer<typeof copyRequest>

/** What is about to be done to the map by whoever has it frozen before. */
export const FREEZING_DEEDS = ['import', 'bulkDelete', 'restore'] as const

/** POST /api/boards/<board>/snapshots */
export const snapshotRequest = z.strictObject({
  name: line(LIMITS.snapshotName).optional(),
  /** Absent: the organiser wants one. */
  cause: z.enum(FREEZING_DEEDS).optional(),
})

/** PATCH /api/boards/<board>/snapshots/<number>; null takes the name away. */
export const nameSnapshotRequest = z.strictObject({ name: line(LIMITS.snapshotName).nullable() })

/** POST /api/boards/<board>/snapshots/<number>/restore; without a branch the whole map. Answers the snapshot of the map as it was before. */
export const restoreRequest = z.strictObject({ branch: z.string().min(1).max(64).optional() })

const DAY = 24 * 60 * 60 * 1000
/** POST /api/boards/<board>/publications: makes a result page, or another edition of it. */
export const publishRequest = z.strictObject({
  formats: z
    .array(z.enum(COPY_FORMATS))
    .max(COPY_FORMATS.length)
    .transform((formats) => [...new Set(formats)]),
  names: z.boolean().optional(),
  paper: z.enum(PAPERS).optional(),
  nextDate: z
    .strictObject({
      title: line(LIMITS.boardTitle),
      start: moment,
      end: moment,
      place: line(LIMITS.fieldText).optional(),
    })
    .refine(({ start, end }) => start < end && end - start <= 30 * DAY)
    .optional(),
  /** Send the link to those who have asked for it. */
  mail: z.boolean().optional(),
})
export type PublishRequest = z.infer<typeof publishRequest>

/** GET /api/boards/<board>/publications, and what POST and DELETE answer. */
export interface PublicationAnswer {
  readonly publication: PublicationCard | null
  /** The whole address of the page; null before the first one. */
  readonly link: string | null
  /** While one is being made. */
  readonly progress: PublicationProgress | null
  /** Why the last attempt came to nothing, as a sentence; null when it did not. */
  readonly problem: string | null
  /** How many people have left an address and wait. */
  readonly waiting: number
  /** The letters of the last edition, since the server was started. */
  readonly letters: { readonly sent: number; readonly refused: number; readonly later: number } | null
}

/** PUT /api/boards/<board>/pictures/<picture>, with the file as body */
export interface PictureCard {
  readonly id: PictureId
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** POST /api/boards/<board>/import, with the file as body */
export interface ImportAnswer {
  readonly format: ImportFormat
  /** What the file calls itself, if it does. */
  readonly title?: string
  readonly outline: Outline
  /** What is in the file and cannot be in a map. */
  readonly leftovers: readonly LeftoverCount[]
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
