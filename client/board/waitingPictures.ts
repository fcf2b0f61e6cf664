import type { BoardId } from '../../shared/domain/board.ts'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { NewPicture } from './pictureOutbox.ts'

/** Pictures that this device keeps until the server has them. Where nothing can be kept it answers so. */
export interface WaitingPictures {
  /** Whether it is kept. */
  keep(picture: NewPicture): Promise<boolean>
  has(id: PictureId): Promise<boolean>
  remove(id: PictureId): Promise<void>
  all(): Promise<readonly NewPicture[]>
}

const STORE = 'waiting'
const nameOf = (board: BoardId, generation: string): string => `kaffeetisch:${board}:${generation}:pictures`

export function keepWaitingPictures(board: BoardId, generation: string): WaitingPictures {
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(nameOf(board, generation), 1)
      request.onupgradeneeded = () => void request.result.createObjectStore(STORE, { keyPath: 'id' })
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('refused'))
      request.onblocked = () => reject(new Error('blocked'))
    })
  /** Opened anew each time: a picture waits seldom, and forgetting the board must find nobody at it. */
  const at = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await open()
    try {
      const transaction = database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
      })
      return request.result
    } finally {
      database.close()
    }
  }
  return {
    keep: (picture) =>
      at('readwrite', (store) => store.put(picture)).then(
        () => true,
        () => false,
      ),
    has: (id) =>
      at('readonly', (store) => store.count(id)).then(
        (found) => found > 0,
        () => true,
      ),
    remove: (id) => at('readwrite', (store) => store.delete(id)).catch(() => undefined),
    // What is in there we have written ourselves.
    all: () =>
      at('readonly', (store): IDBRequest<NewPicture[]> => store.getAll() as IDBRequest<NewPicture[]>).catch(() => []),
  }
}

/** Deletes what this device keeps of a board's pictures. */
export function forgetWaitingPictures(board: BoardId, generation: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(nameOf(board, generation))
      request.onsuccess = request.onerror = request.onblocked = () => resolve()
    } catch {
      // Where it is refused, nothing was kept.
      resolve()
    }
  })
}
