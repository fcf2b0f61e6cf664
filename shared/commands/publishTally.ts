import type { IdeaId } from '../domain/idea.ts'
import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'

/** Shows counted votes to everybody; replaces an earlier count. Runs on the stage document. */
export const publishTally: Command<{ readonly tally: ReadonlyMap<IdeaId, number> }> = {
  name: 'publishTally',
  check: () => undefined,
  apply: (doc, _map, { tally }) => {
    const published = openColumn(doc, 'tally')
    for (const id of published.keys()) if (!tally.has(id)) published.delete(id)
    for (const [id, votes] of tally) if (published.get(id) !== votes) published.set(id, votes)
  },
}
