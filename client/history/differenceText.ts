import type { IdeaPart } from '../../shared/domain/compareMaps.ts'
import type { Idea } from '../../shared/domain/idea.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import { plainText } from '../../shared/document/richText.ts'
import { TEXT_FIELDS } from '../../shared/document/schema.ts'
import { kindName, word } from '../../shared/language/words.ts'

/** More is read in the idea itself. */
const LONGEST = 240

/** What a part of an idea says, in words. */
export function partText(idea: Idea, part: IdeaPart, language: Language): string {
  const text = wholeText(idea, part, language)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

function wholeText({ title, note, kind, fields }: Idea, part: IdeaPart, language: Language): string {
  if (part === 'title') return plainText(title)
  if (part === 'note') return plainText(note)
  if (part === 'kind') return kindName(kind, language)
  if (part === 'picture') return fields.picture ? fields.picture.alt || '▣' : ''
  return [
    ...TEXT_FIELDS.flatMap((field) => {
      const value = fields[field]
      return value === undefined ? [] : [`${word(field, language)}: ${value}`]
    }),
    ...(fields.sdg ? [`SDG ${fields.sdg.join(', ')}`] : []),
  ].join(' · ')
}
