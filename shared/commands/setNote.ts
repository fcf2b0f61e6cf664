import type { IdeaId, RichText } from '../domain/idea.ts'
import { openText, writeText } from '../document/writeRichText.ts'
import type { Command } from './command.ts'
import { asRichText, firstOf, mustBeNote, mustBeWritable } from './rules.ts'

export interface SetNote {
  readonly id: IdeaId
  /** Left out: only makes sure that there is a note to be opened. */
  readonly note?: RichText | string
}

/** Gives an idea a note, or another one. */
export const setNote: Command<SetNote> = {
  name: 'setNote',
  check: (map, { id, note = '' }) => firstOf(mustBeWritable(map, id), mustBeNote(note)),
  apply: (doc, _map, { id, note }) =>
    note === undefined ? void openText(doc, 'note', id) : writeText(doc, 'note', id, asRichText(note)),
}
