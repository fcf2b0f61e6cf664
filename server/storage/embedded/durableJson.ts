import type { Adapter } from 'lowdb'
import { crc32 } from 'node:zlib'
import { DataDamaged, DataFromNewerVersion } from '../errors.ts'
import type { FileSystem, Json, StorageNotice } from '../ports.ts'
import { readTwins, twinNames, writeTwins } from './twinFile.ts'

const FORMAT = 1
const HEAD = /^\{"format":(\d+),"sequence":(\d+),"crc32":"([0-9a-f]{8})","data":/
const TAIL = '}\n'

/** One record a file as lowdb keeps it, and its version. */
export interface Entry {
  readonly version: number
  readonly value: Json
}
export type Book = Readonly<Record<string, Entry>>

/**
 * Lets lowdb write so that it survives a power cut, which lowdb's own files do not: synced, checked by a sum, and kept twice.
 * A file that cannot be read is never written over with something younger than its twin.
 */
export class DurableJson implements Adapter<Book> {
  #sequence = 0

  constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
    private readonly name: string,
    private readonly observe: (notice: StorageNotice) => void,
  ) {}

  /** What was last written; `null` when nothing ever was. */
  async read(): Promise<Book | null> {
    const { newest, twins } = await readBook(this.fs, this.folder, this.name)
    if (!newest) return null
    this.#sequence = newest.sequence
    for (const { path, state } of twins)
      if (state === 'damaged' || state === 'missing')
        this.observe({ what: 'damagedFile', file: path, detail: 'its twin is whole' })
    // One of them is missing, damaged or older: both are equal again before anything is built on them.
    if (twins.some(({ state }) => state !== 'newest')) {
      await this.write(newest.data)
      this.observe({ what: 'copyRepaired', file: `${this.folder}/${this.name}` })
    }
    return newest.data
  }

  async write(data: Book): Promise<void> {
    // Counts attempts: one that failed half-way must be older than the next one.
    this.#sequence++
    await writeTwins(this.fs, this.folder, this.name, encode(data, this.#sequence))
  }
}

interface Written {
  readonly sequence: number
  readonly data: Book
}
export interface BookTwin {
  readonly path: string
  readonly state: 'newest' | 'older' | 'damaged' | 'missing'
}

/** Reads what `DurableJson` wrote and changes nothing. Rejects with `DataDamaged` when there was something and none of it can be read. */
export async function readBook(
  fs: FileSystem,
  folder: string,
  name: string,
): Promise<{ readonly newest: Written | undefined; readonly twins: readonly BookTwin[] }> {
  const path = `${folder}/${name}`
  const files = await readTwins(fs, folder, name)
  const found = files.map((file) => (file ? decode(file, path) : undefined))
  const newest = found.reduce((best, next) => (next && (best?.sequence ?? -1) < next.sequence ? next : best), undefined)
  if (!newest && files.some((file) => file !== undefined)) throw new DataDamaged(path)
  const twins = twinNames(path).map((twin, index): BookTwin => {
    const content = found[index]
    if (!content) return { path: twin, state: files[index] ? 'damaged' : 'missing' }
    return { path: twin, state: content.sequence === newest?.sequence ? 'newest' : 'older' }
  })
  return { newest, twins }
}

function encode(data: Book, sequence: number): Uint8Array {
  const body = JSON.stringify(data)
  return Buffer.from(
    `{"format":${FORMAT},"sequence":${sequence},"crc32":"${checksum(sequence, body)}","data":${body}${TAIL}`,
  )
}

function decode(file: Uint8Array, path: string): Written | undefined {
  const text = Buffer.from(file).toString('utf8')
  const head = HEAD.exec(text)
  if (!head || !text.endsWith(TAIL)) return undefined
  const sequence = Number(head[2])
  const body = text.slice(head[0].length, -TAIL.length)
  if (checksum(sequence, body) !== head[3]) return undefined
  if (Number(head[1]) > FORMAT) throw new DataFromNewerVersion(path)
  // The sum says that this is what `encode` wrote. This is the door: no other check could say more.
  return { sequence, data: JSON.parse(body) as Book }
}

function checksum(sequence: number, body: string): string {
  return crc32(body, crc32(String(sequence)))
    .toString(16)
    .padStart(8, '0')
}
