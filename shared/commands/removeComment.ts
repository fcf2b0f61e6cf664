import { openColumn } from '../document/schema.ts'
import type { Command } from './command.ts'

/** Takes a comment away: one's own, or as the organiser anybody's, which the server knows. Runs on the talk document. */
export const removeComment: Command<{ readonly key: string }> = {
  name: 'removeComment',
  check: () => undefined,
  apply: (doc, _map, { key }) => openColumn(doc, 'comments').delete(key),
}
