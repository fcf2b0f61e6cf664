import { Low } from 'lowdb'
import { DataDamaged } from '../errors.ts'
import type {
  FileSystem,
  Json,
  PutResult,
  ReadableRecords,
  Records,
  StorageNotice,
  StoredRecord,
  Version,
} from '../ports.ts'
import { DurableJson, readBook, type Book, type BookTwin, type Entry } from './durableJson.ts'
import type { Reserve } from './reserve.ts'
import { SortedKeys } from './sortedKeys.ts'

const NAME = 'meta.json'
const KEY = /^[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9._-]+)*$/
/** The key under which the last version given is kept; no other key can be empty. */
const LAST_VERSION = ''

interface Draft {
  readonly book: Record<string, Entry>
  lastVersion: Version
  /** The keys whose records were put or removed. */
  readonly touched: Set<string>
}

interface Change {
  /** Changes the draft and answers what to say once it is durable. */
  readonly apply: (draft: Draft) => () => void
  readonly reject: (error: unknown) => void
}

export interface EmbeddedRecordsOptions {
  readonly fs: FileSystem
  readonly folder: string
  readonly reserve: Reserve
  readonly observe: (notice: StorageNotice) => void
}

/** Records in one lowdb file. All puts that wait while a write is under way share the next one. */
export class EmbeddedRecords implements Records {
  readonly #low: Low<Book>
  /** What is durable, and the only thing that is given out. */
  #book: Book
  readonly #keys: SortedKeys
  #waiting: Change[] = []
  #writing: Promise<void> | undefined

  private constructor(
    low: Low<Book>,
    private readonly reserve: Reserve,
  ) {
    this.#low = low
    this.#book = low.data
    this.#keys = keysOf(low.data)
  }

  /** Rejects with `DataDamaged` rather than begin anew where something was. */
  static async open({ fs, folder, reserve, observe }: EmbeddedRecordsOptions): Promise<EmbeddedRecords> {
    const low = new Low<Book>(new DurableJson(fs, folder, NAME, observe), {})
    const found = await low.adapter.read()
    if (found) low.data = found
    else if ((await fs.list(`${folder}/boards`)).length > 0) throw new DataDamaged(`${folder}/${NAME}`)
    else await low.write()
    return new EmbeddedRecords(low, reserve)
  }

  get(key: string): Promise<StoredRecord | undefined> {
    return Promise.resolve(recordIn(this.#book, key))
  }

  scan(prefix: string): Promise<readonly StoredRecord[]> {
    return Promise.resolve(recordsFrom(this.#book, this.#keys, prefix))
  }

  put(key: string, value: Json, expect: Version | 'new' | 'any'): Promise<PutResult> {
    if (!KEY.test(key)) throw new Error(`not a key for a record: ${JSON.stringify(key)}`)
    // Taken as it is now: whoever hands it over may change it afterwards.
    const taken = JSON.parse(JSON.stringify(value)) as Json
    return this.#change((draft) => {
      const version = draft.book[key]?.version
      if (expect !== 'any' && version !== (expect === 'new' ? undefined : expect))
        return { ok: false, reason: 'conflict' }
      draft.lastVersion++
      draft.book[key] = { version: draft.lastVersion, value: taken }
      draft.touched.add(key)
      return { ok: true, version: draft.lastVersion }
    })
  }

  delete(key: string): Promise<void> {
    return this.#change((draft) => remove(draft, key))
  }

  deleteAll(prefix: string): Promise<void> {
    return this.#change((draft) => {
      // What was put within this very draft stands in no index yet.
      for (const key of [...this.#keys.startingWith(prefix), ...draft.touched])
        if (key.startsWith(prefix)) remove(draft, key)
    })
  }

  /** Resolves once nothing is being written. */
  async close(): Promise<void> {
    await this.#writing
  }

  #change<T>(apply: (draft: Draft) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        apply: (draft) => {
          const answer = apply(draft)
          return () => resolve(answer)
        },
        reject,
      })
      this.#writing ??= this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    // One turn of the microtask queue, so that what is asked for in one go is written in one go.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const changes = this.#waiting
      this.#waiting = []
      try {
        const lastVersion = this.#book[LAST_VERSION]?.version ?? 0
        const draft: Draft = { book: { ...this.#book }, lastVersion, touched: new Set() }
        const answers = changes.map((change) => change.apply(draft))
        if (draft.touched.size > 0) {
          draft.book[LAST_VERSION] = { version: draft.lastVersion, value: null }
          this.#low.data = draft.book
          await this.reserve.lend(() => this.#low.write())
          this.#book = draft.book
          for (const key of draft.touched) {
            if (Object.hasOwn(draft.book, key)) this.#keys.add(key)
            else this.#keys.remove(key)
          }
        }
        for (const answer of answers) answer()
      } catch (error) {
        this.#low.data = this.#book
        for (const change of changes) change.reject(error)
      }
    }
    // In the same step as the last look at what waits: a promise's `finally` would come later than somebody's next change.
    this.#writing = undefined
  }
}

function remove({ book, touched }: Draft, key: string): void {
  if (key === LAST_VERSION || !Object.hasOwn(book, key)) return
  delete book[key]
  touched.add(key)
}

const keysOf = (book: Book): SortedKeys => new SortedKeys(Object.keys(book).filter((key) => key !== LAST_VERSION))

function recordIn(book: Book, key: string): StoredRecord | undefined {
  const entry = Object.hasOwn(book, key) && key !== LAST_VERSION ? book[key] : undefined
  return entry && { key, ...entry }
}

const recordsFrom = (book: Book, keys: SortedKeys, prefix: string): StoredRecord[] =>
  keys.startingWith(prefix).flatMap((key) => recordIn(book, key) ?? [])

/** All records as they stand on the disk now, also while a server writes others. Undefined when there never were any. */
export async function readRecords(
  fs: FileSystem,
  folder: string,
): Promise<{ readonly records: ReadableRecords; readonly twins: readonly BookTwin[] } | undefined> {
  const { newest, twins } = await readBook(fs, folder, NAME)
  if (!newest) return undefined
  const book = newest.data
  const keys = keysOf(book)
  const records: ReadableRecords = {
    get: (key) => Promise.resolve(recordIn(book, key)),
    scan: (prefix) => Promise.resolve(recordsFrom(book, keys, prefix)),
  }
  return { records, twins }
}

/** Puts the records of one folder into another, as they stand now or with a change to their values. */
export async function copyRecords(
  fs: FileSystem,
  from: string,
  to: string,
  change: (key: string, value: Json) => Json = (_key, value) => value,
): Promise<void> {
  const { newest } = await readBook(fs, from, NAME)
  if (!newest) return
  const entries = Object.entries(newest.data).map(([key, entry]) => [
    key,
    { ...entry, value: change(key, entry.value) },
  ])
  await new DurableJson(fs, to, NAME, () => undefined).write(Object.fromEntries(entries) as Book)
}
