import type { IdeaId } from '../domain/idea.ts'
import { openColumn, talkKey } from '../document/schema.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeComment, mustBeWritable } from './rules.ts'

export interface AddComment {
  readonly idea: IdeaId
  /** Unlike any other of mine at this idea. */
  readonly id: string
  readonly text: string
  /** When it was first said: given where one that was taken away comes back. */
  readonly at?: number
}

/** Says something about an idea. Runs on the talk document. */
export const addComment: Command<AddComment> = {
  name: 'addComment',
  check: (map, { idea, text }) => firstOf(mustBeWritable(map, idea), mustBeComment(text)),
  apply: (doc, _map, { idea, id, text, at }, { by, now }) =>
    void openColumn(doc, 'comments').set(talkKey(by, idea, id), { text: text.trim(), at: at ?? now }),
}
