import type { IdeaId } from '../domain/idea.ts'
import { restore } from '../document/restore.ts'
import type { Command } from './command.ts'

/** Brings deleted ideas back, each with what was deleted along with it. Where the parent is gone, they turn up in the lost and found. */
export const restoreIdeas: Command<{ readonly ids: readonly IdeaId[] }> = {
  name: 'restoreIdeas',
  check: (_map, { ids }) => (ids.length === 0 ? 'nothingChosen' : undefined),
  apply: (doc, _map, { ids }) => restore(doc, ids),
}
