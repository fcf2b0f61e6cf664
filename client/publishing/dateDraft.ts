import { minuteOf, momentOf } from '../i18n/days.ts'
import type { NextDate } from '../../shared/domain/nextDate.ts'

/** A date as it is being written; times as the fields of a form have them, in the writer's own time zone. */
export interface DateDraft {
  readonly title: string
  readonly start: string
  readonly end: string
  readonly place: string
}

const MINUTE = 60_000
/** How long people usually meet. */
export const USUAL_LENGTH = 90 * MINUTE

export const draftOf = (date: NextDate | undefined): DateDraft => ({
  title: date?.title ?? '',
  start: date ? minuteOf(date.start) : '',
  end: date ? minuteOf(date.end) : '',
  place: date?.place ?? '',
})

/** The date that was written, nothing where nothing was, or that something is missing or the wrong way round. */
export function dateOf({ title, start, end, place }: DateDraft): NextDate | 'wrong' | undefined {
  const name = title.trim()
  if ([name, start, end, place.trim()].every((text) => text === '')) return undefined
  const [from = NaN, to = NaN] = [momentOf(start), momentOf(end)]
  if (name === '' || !(from < to)) return 'wrong'
  return { title: name, start: from, end: to, ...(place.trim() !== '' && { place: place.trim() }) }
}

/** The beginning moves the end along: a date keeps its length. */
export function withStart(draft: DateDraft, start: string): DateDraft {
  const [before, end, now] = [draft.start, draft.end, start].map((text) => new Date(text).getTime())
  if (now === undefined || Number.isNaN(now)) return { ...draft, start }
  const length = before !== undefined && end !== undefined && before < end ? end - before : USUAL_LENGTH
  return { ...draft, start, end: minuteOf(now + length) }
}
