import type { IdeaId } from '../domain/idea.ts'
import { readComment } from '../document/readTalk.ts'
import { openColumn, talkKey } from '../document/schema.ts'
import type { Command } from './command.ts'
import { mustBeComment } from './rules.ts'

/** Changes the words of a comment of one's own. Runs on the talk document. */
export const editComment: Command<{ readonly idea: IdeaId; readonly id: string; readonly text: string }> = {
  name: 'editComment',
  check: (_map, { text }) => mustBeComment(text),
  apply: (doc, _map, { idea, id, text }, { by, now }) => {
    const key = talkKey(by, idea, id)
    // Taken away meanwhile, by me elsewhere or by the organiser: it stays away.
    const comments = openColumn(doc, 'comments')
    const before = readComment(key, comments.get(key))
    if (before && before.text !== text.trim()) comments.set(key, { text: text.trim(), at: before.at, edited: now })
  },
}
