import * as Y from 'yjs'
import type { Template } from '../domain/board.ts'
import { demoBoard } from './demo/demoBoard.ts'
import { openColumn, SCHEMA_VERSION } from './schema.ts'

/** A new board's stage, if its template puts something on it: the demo's votes are counted already. */
export function createStageDocument({ template }: { template: Template }): Uint8Array | undefined {
  if (template !== 'demo') return undefined
  const doc = new Y.Doc()
  doc.transact(() => {
    openColumn(doc, 'meta').set('version', SCHEMA_VERSION)
    const tally = openColumn(doc, 'tally')
    // Both languages share their ids; votes for ideas that the short version leaves out are shown nowhere.
    for (const { id, votes } of demoBoard('de').ideas) if (votes !== undefined) tally.set(id, votes)
  })
  return Y.encodeStateAsUpdate(doc)
}
