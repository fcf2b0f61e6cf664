import type * as Y from 'yjs'
import { column, openColumn, SCHEMA_VERSION } from './schema.ts'

/** Brings a document from the version before to `to`. Runs in memory each time an old document is opened; must not lose a word. */
export interface Migration {
  readonly to: number
  migrate(doc: Y.Doc): void
}

/** In order, without gaps, up to SCHEMA_VERSION. */
export const MIGRATIONS: readonly Migration[] = []

/** The schema version that a document says to have; 1 where it says nothing. */
export function schemaVersion(doc: Y.Doc): number {
  const version = column(doc, 'meta')?.get('version')
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1
}

/** Whether a newer Kaffeetisch wrote this document: it may be shown, but must not be written. */
export const isNewerThanWe = (doc: Y.Doc): boolean => schemaVersion(doc) > SCHEMA_VERSION

/** Takes every step that is still to be taken, in one transaction. */
export function migrate(doc: Y.Doc, migrations: readonly Migration[] = MIGRATIONS): void {
  const due = migrations.filter(({ to }) => to > schemaVersion(doc))
  if (due.length === 0) return
  doc.transact(() => {
    for (const step of due) {
      step.migrate(doc)
      openColumn(doc, 'meta').set('version', step.to)
    }
  }, 'migration')
}
