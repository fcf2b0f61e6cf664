import { openColumn } from '../document/schema.ts'
import type { Look } from '../domain/look.ts'
import type { Command } from './command.ts'

/** Invites everybody to what the organiser sees; a later invitation takes the place of this one. Runs on the stage document. */
export const callTogether: Command<{ readonly look: Look }> = {
  name: 'callTogether',
  check: () => undefined,
  apply: (doc, _map, { look }, { by, now }) => void openColumn(doc, 'spotlight').set('now', { look, by, since: now }),
}
