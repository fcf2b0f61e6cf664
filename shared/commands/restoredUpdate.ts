import * as Y from 'yjs'
import { openMapDocument } from '../document/openDocument.ts'
import { readMindMap } from '../document/readMindMap.ts'
import type { IdeaId } from '../domain/idea.ts'
import { run, type Actor, type Refusal } from './command.ts'
import { restoreSnapshot } from './restoreSnapshot.ts'

export interface RestoreOrder {
  /** The map as it is, as one update. */
  readonly map: Uint8Array
  /** As it was. */
  readonly snapshot: Uint8Array
  readonly branch: IdeaId
}

/** What `restoreSnapshot` writes, as an update for the same map, wherever that has gone on meanwhile. */
export function restoredUpdate(
  { map, snapshot, branch }: RestoreOrder,
  actor: Omit<Actor, 'origin'>,
): { readonly update: Uint8Array } | { readonly refused: Refusal } {
  const doc = openMapDocument([map])
  const then = readMindMap(openMapDocument([snapshot]))
  const before = Y.encodeStateVector(doc)
  const done = run(doc, readMindMap(doc), restoreSnapshot, { snapshot: then, branch }, { ...actor, origin: {} })
  return done.ok ? { update: Y.encodeStateAsUpdate(doc, before) } : { refused: done.refusal }
}
