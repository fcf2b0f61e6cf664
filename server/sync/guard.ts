import type { DocumentName } from '../../shared/domain/board.ts'
import { MAP_ROOTS, STAGE_ROOTS, TALK_ROOTS, type MapRoot } from '../../shared/document/schema.ts'
import { MalformedUpdate, readUpdate, type UpdateParts } from './updateBytes.ts'

const roots: Record<DocumentName, ReadonlySet<string>> = {
  map: new Set(Object.keys(MAP_ROOTS)),
  stage: new Set(Object.keys(STAGE_ROOTS)),
  talk: new Set(Object.keys(TALK_ROOTS)),
}

/**
 * Reads an update that came from outside. Throws `MalformedUpdate` also when it writes to a top-level type that the document does not
 * have, or to one of ours as a list: a single such update makes the type throw in every client that opens the board, for ever.
 */
export function readForeignUpdate(document: DocumentName, bytes: Uint8Array, maxClients: number): UpdateParts {
  const parts = readUpdate(bytes)
  if (parts.writesRootList) throw new MalformedUpdate('a top-level list')
  for (const root of parts.roots.keys())
    if (!roots[document].has(root)) throw new MalformedUpdate('an unknown top-level type')
  if (parts.stretches.length > maxClients) throw new MalformedUpdate('too many clients')
  return parts
}

const IDEAS: MapRoot = 'place'

/** How many ideas an update brings. One that was deleted is still an idea: it can be taken back. */
export const ideasIn = ({ roots }: UpdateParts): number => roots.get(IDEAS) ?? 0
