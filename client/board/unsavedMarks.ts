/*
 * Which visits have written something that the server has not confirmed. The marks lie in the local copy itself, one for each visit: whoever
 * finds one there later knows that the copy may hold the only words.
 */
export type UnsavedMarks = ReadonlyMap<IDBValidKey, unknown>

/** y-indexeddb's own store for what does not belong to the document. */
const STORE = 'custom'

export function readMarks(db: IDBDatabase): Promise<UnsavedMarks> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, 'readonly')
    const store = transaction.objectStore(STORE)
    const keys = store.getAllKeys()
    const values = store.getAll()
    transaction.oncomplete = () => resolve(new Map(keys.result.map((key, i) => [key, values.result[i] as unknown])))
    transaction.onabort = () => reject(transaction.error ?? new Error('the local copy cannot be read'))
  })
}

/** Later edits of the same visit need a higher number: removing the mark of an earlier one leaves it. */
export function setMark(db: IDBDatabase, visit: number, edit: number): void {
  db.transaction(STORE, 'readwrite').objectStore(STORE).put(edit, visit)
}

/** Removes those that still stand as they were read: another tab may have written since. */
export function removeMarks(db: IDBDatabase, marks: UnsavedMarks): void {
  const store = db.transaction(STORE, 'readwrite').objectStore(STORE)
  for (const [visit, edit] of marks) {
    const found = store.get(visit)
    found.onsuccess = () => {
      if (found.result === edit) store.delete(visit)
    }
  }
}
