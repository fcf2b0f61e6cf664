import type { z } from 'zod'
import { TEMPLATES } from '../../shared/domain/board.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { COPY_FORMATS } from '../../shared/domain/copy.ts'
import { HttpProblem } from './problem.ts'

/** The body as its schema says, or the problem that tells what is wrong with it. */
export function checkBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HttpProblem('jsonExpected')
  const checked = schema.safeParse(body)
  if (checked.success) return checked.data
  throw problemOf(checked.error.issues[0])
}

function problemOf(issue: z.core.$ZodIssue | undefined): HttpProblem {
  const [field] = issue?.path ?? []
  const tooLong = issue?.code === 'too_big'
  if (field === 'title')
    return tooLong ? new HttpProblem('titleTooLong', { limit: LIMITS.boardTitle }) : new HttpProblem('titleMissing')
  if (field === 'name' && tooLong) return new HttpProblem('nameTooLong', { limit: Number(issue.maximum) })
  if (field === 'organisation' && tooLong) return new HttpProblem('organisationTooLong', { limit: LIMITS.organisation })
  if (field === 'resultTo' || field === 'address') return new HttpProblem('notAnAddress')
  if (field === 'language') return new HttpProblem('unknownLanguage', { allowed: LANGUAGES })
  if (field === 'template') return new HttpProblem('unknownTemplate', { allowed: TEMPLATES })
  if (field === 'format') return new HttpProblem('unknownFormat', { allowed: COPY_FORMATS })
  // A field's name comes from the schema, never from the request.
  return new HttpProblem('invalidBody', typeof field === 'string' ? { field } : {})
}
