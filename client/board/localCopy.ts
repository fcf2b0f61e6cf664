import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { DOCUMENT_NAMES, type BoardId, type DocumentName } from '../../shared/domain/board.ts'
import { forgetWaitingPictures } from './waitingPictures.ts'
import { readMarks, removeMarks, setMark, type UnsavedMarks } from './unsavedMarks.ts'

/** What this device keeps of a document, so that words survive a closed tab and a tunnel. */
export interface LocalCopy {
  /** Settles once what was kept is in the document; at once where nothing can be kept. */
  readonly loaded: Promise<void>
  /** Whether an earlier visit has left something here that the server never confirmed. Known once loaded. */
  holdsUnconfirmed(): boolean
  /** The server has confirmed everything that is in the document now. */
  confirmed(): void
  /** Whether everything done so far is kept on this device. */
  holdsAll(): boolean
  stop(): void
}

const nameOf = (board: BoardId, generation: string, document: DocumentName): string =>
  `kaffeetisch:${board}:${generation}:${document}`

/** Private windows and strict settings refuse; then the server alone keeps the words. */
function mayKeep(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('kaffeetisch:probe')
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = (event) => {
        event.preventDefault()
        resolve(false)
      }
      request.onblocked = () => resolve(false)
    } catch {
      resolve(false)
    }
  })
}

export function keepLocalCopy(doc: Y.Doc, board: BoardId, generation: string, document: DocumentName): LocalCopy {
  let store: IndexeddbPersistence | undefined
  let stopped = false
  let edits = 0
  let kept = 0
  let confirmed = 0
  let earlier: UnsavedMarks = new Map()
  let checking = false

  // A reading transaction waits for the writing ones before it: when it answers, they are done.
  const check = async (): Promise<void> => {
    if (checking || !store?.db) return
    checking = true
    while (kept < edits && !stopped) {
      const upTo = edits
      const done = await new Promise<boolean>((resolve) => {
        const request = store?.db?.transaction('updates', 'readonly').objectStore('updates').count()
        if (!request) return resolve(false)
        request.onsuccess = () => resolve(true)
        request.onerror = () => resolve(false)
      }).catch(() => false)
      if (!done) break
      kept = upTo
    }
    checking = false
  }
  const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (!transaction.local) return
    edits++
    if (store?.db) setMark(store.db, doc.clientID, edits)
    void check()
  }

  const loaded = mayKeep().then(async (may) => {
    if (!may || stopped) return
    store = new IndexeddbPersistence(nameOf(board, generation, document), doc)
    await store.whenSynced
    if (stopped || !store.db) return
    earlier = await readMarks(store.db)
    // What was written before the copy was open.
    if (edits > confirmed) setMark(store.db, doc.clientID, edits)
    void check()
  })
  doc.on('update', onUpdate)

  return {
    loaded,
    holdsUnconfirmed: () => earlier.size > 0,
    confirmed() {
      if (confirmed === edits && earlier.size === 0) return
      confirmed = edits
      if (store?.db && !stopped) removeMarks(store.db, new Map([...earlier, [doc.clientID, edits]]))
      earlier = new Map()
    },
    holdsAll: () => kept >= edits,
    stop() {
      stopped = true
      doc.off('update', onUpdate)
      void store?.destroy()
    },
  }
}

/** What this device keeps of a map, without going to the server; undefined when the server has confirmed all of it. */
export async function readUnconfirmed(board: BoardId, generation: string): Promise<Y.Doc | undefined> {
  const name = nameOf(board, generation, 'map')
  // Opening would make one.
  const known = await indexedDB.databases?.().catch(() => undefined)
  if (!(await mayKeep()) || (known && !known.some((database) => database.name === name))) return undefined
  const doc = new Y.Doc()
  const store = new IndexeddbPersistence(name, doc)
  await store.whenSynced
  const marks = store.db ? await readMarks(store.db) : new Map()
  await store.destroy()
  return marks.size > 0 ? doc : undefined
}

/** Deletes what this device keeps of a board. */
export async function forgetLocalCopies(board: BoardId, generation: string): Promise<void> {
  for (const document of DOCUMENT_NAMES) {
    try {
      await clearDocument(nameOf(board, generation, document))
    } catch {
      // Where IndexedDB is refused, nothing was kept.
    }
  }
  await forgetWaitingPictures(board, generation)
}
