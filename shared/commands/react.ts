import type { IdeaId } from '../domain/idea.ts'
import type { Reaction } from '../domain/talk.ts'
import { openColumn, talkKey } from '../document/schema.ts'
import type { Command } from './command.ts'
import { mustBeWritable } from './rules.ts'

/** Gives or takes back a reaction of one's own. Runs on the talk document. */
export const react: Command<{ readonly idea: IdeaId; readonly reaction: Reaction; readonly on: boolean }> = {
  name: 'react',
  check: (map, { idea }) => mustBeWritable(map, idea),
  apply: (doc, _map, { idea, reaction, on }, { by }) => {
    const key = talkKey(by, idea, reaction)
    const reactions = openColumn(doc, 'reactions')
    if (on) reactions.set(key, true)
    else reactions.delete(key)
  },
}
