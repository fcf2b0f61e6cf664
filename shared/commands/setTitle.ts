import type { IdeaId, RichText } from '../domain/idea.ts'
import { writeText } from '../document/writeRichText.ts'
import type { Command } from './command.ts'
import { asRichText, firstOf, mustBeTitle, mustBeWritable } from './rules.ts'

/** Gives an idea another text. */
export const setTitle: Command<{ readonly id: IdeaId; readonly title: RichText | string }> = {
  name: 'setTitle',
  check: (map, { id, title }) => firstOf(mustBeWritable(map, id), mustBeTitle(title)),
  apply: (doc, _map, { id, title }) => writeText(doc, 'title', id, asRichText(title)),
}
