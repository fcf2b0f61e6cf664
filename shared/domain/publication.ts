import type { CopyFormat } from './copy.ts'
import type { NextDate } from './nextDate.ts'

/** 128 bits as base64url: whoever has the address of a result page may see it, nobody finds it. */
export type PublicationId = string

/** What everybody on a board knows of its result page. A board has one at the most, and its address never changes. */
export interface PublicationCard {
  readonly id: PublicationId
  /** Counts its changes: the highest one is how it is. */
  readonly edition: number
  readonly state: 'published' | 'withdrawn'
  /** When that was done, in milliseconds since 1970. */
  readonly at: number
  /** The snapshot that it shows. */
  readonly snapshot: number
  readonly formats: readonly CopyFormat[]
  /** Copies that could not be made. Absent where none is missing. */
  readonly missing?: readonly CopyFormat[]
  /** Says who wrote what. Absent where it does not. */
  readonly names?: true
  readonly nextDate?: NextDate
}

/** What most people want to take along: something to read, to show, to work on. */
export const USUAL_FORMATS = [
  'handout',
  'pdf',
  'png',
  'html',
  'docx',
  'csv',
  'mm',
] as const satisfies readonly CopyFormat[]

/** How far a publication is that is being made. */
export interface PublicationProgress {
  readonly step: 'snapshot' | 'copies' | 'package' | 'mail'
  /** Of all steps. */
  readonly done: number
  readonly of: number
  /** The copy that is being made. */
  readonly format?: CopyFormat
}
