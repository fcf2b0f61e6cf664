import type { Language } from '../../shared/domain/mindMap.ts'

/** What a sentence may mention. Never anything that was sent to us. */
export interface ProblemDetails {
  readonly limit?: number
  readonly least?: number
  readonly allowed?: readonly string[]
  readonly field?: string
}
type Sentence = string | ((details: ProblemDetails) => string)
/** One of them: its status, and its words. */
export interface ProblemEntry {
  readonly status: number
  readonly title: Readonly<Record<Language, string>>
  readonly detail: Readonly<Record<Language, Sentence>>
}
