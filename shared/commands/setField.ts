import type { FieldName, IdeaFields, IdeaId } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isDate } from '../document/isDate.ts'
import { safeLink } from '../document/safeLink.ts'
import { writeField } from '../document/writeIdea.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeWritable } from './rules.ts'

/** A field with a value of its type; undefined or empty takes it away. */
export type SetField = FieldValue & { readonly id: IdeaId }

type FieldValue = {
  [F in FieldName]: { readonly field: F; readonly value: IdeaFields[F] | undefined }
}[FieldName]

/** Fills in one of an idea's small values. */
export const setField: Command<SetField> = {
  name: 'setField',
  check: (map, args) => firstOf(mustBeWritable(map, args.id), mustBeField(args)),
  apply: (doc, _map, { id, field, value }) => writeField(doc, id, field, value),
}

/** Whether that value can stand in that field. */
export function mustBeField({ field, value }: FieldValue): Refusal | undefined {
  if (value === undefined || value === '') return undefined
  if (field === 'sdg')
    return value.every((goal) => Number.isInteger(goal) && goal >= 1 && goal <= 17) ? undefined : 'notAGoal'
  if (value.length > LIMITS.fieldText) return 'fieldTooLong'
  if (field === 'until') return isDate(value) ? undefined : 'notADate'
  if (field === 'link') return safeLink(value) === undefined ? 'notAnAddress' : undefined
  return undefined
}
