import { LOST_AND_FOUND_ID, type IdeaId } from '../domain/idea.ts'
import { openColumn, readMark, readPlace } from '../document/schema.ts'
import { stampOf } from '../document/writeIdea.ts'
import type { Command } from './command.ts'

/**
 * Keeps an idea that somebody has deleted while I wrote in it: it lives on in the lost and found. Where a branch above it was deleted,
 * it is back in its place as soon as that branch is.
 */
export const rescueIdea: Command<{ readonly id: IdeaId }> = {
  name: 'rescueIdea',
  check: () => undefined,
  apply: (doc, _map, { id }) => {
    const gone = openColumn(doc, 'gone')
    if (!gone.has(id)) return
    const { top } = readMark(gone.get(id), id)
    gone.delete(id)
    const place = openColumn(doc, 'place')
    if (top !== id || !place.has(id)) return
    const { parent, ...rest } = readPlace(place.get(id))
    place.set(id, { ...rest, parent: LOST_AND_FOUND_ID, from: parent, at: stampOf(doc) })
  },
}
