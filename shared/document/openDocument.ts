import * as Y from 'yjs'
import { migrate } from './migrations.ts'
import { MAP_ROOTS } from './schema.ts'

/** A map document made of its updates, brought to today's schema in memory. Nothing is written back to where they came from. */
export function openMapDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const root of Object.keys(MAP_ROOTS)) doc.getMap(root)
  // One transaction: replaying a log update by update takes almost four times as long.
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  migrate(doc)
  return doc
}
