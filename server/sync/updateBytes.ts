import { isUtf8 } from 'node:buffer'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** A stretch of one client's structs without a hole, and where its bytes stand in the update. */
export interface Stretch {
  readonly client: number
  readonly from: number
  readonly to: number
  readonly structs: number
  readonly start: number
  readonly end: number
}

/** What an update says of itself, read without building a single Yjs object. */
export interface UpdateParts {
  readonly bytes: Uint8Array
  readonly stretches: readonly Stretch[]
  /** What the structs hang on, in their order: `client, clock` of the struct, `client, clock` of what it needs, and so on. */
  readonly needs: readonly number[]
  /** `client, clock, length` triples. */
  readonly deletes: readonly number[]
  /** Top-level types that are written to by key, and how many keys are new; one that two people make at the same time counts twice. */
  readonly roots: ReadonlyMap<string, number>
  /** A top-level type is written to as a list or text. */
  readonly writesRootList: boolean
}

/** The bytes are no update that every Yjs client could read. */
export class MalformedUpdate extends Error {}

/** Deeper than any text or value of ours; readers that recurse stay far from the end of their stack. */
const NESTING = 6
const KEY_BYTES = 256
/** Clocks beyond this come from nobody who types. */
const MAX_CLOCK = 2 ** 32

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const KIND = 0x1f
const SKIP = 10

/**
 * Reads an update (format V1) from front to back. Throws `MalformedUpdate` for whatever could throw, hang or explode in a client:
 * wrong lengths, invalid text, values nested too deep, sub-documents, clients not in order. Memory is bounded by the input.
 */
export function readUpdate(bytes: Uint8Array): UpdateParts {
  return new UpdateReader(bytes).read()
}

/**
 * One update that says what all of them say. Structs of a client that follow each other are put together byte by byte, which is
 * linear and cheap; whatever overlaps or has holes goes through Yjs, two by two, for the cost of that grows faster than their number.
 */
export function joinUpdates(updates: readonly UpdateParts[]): Uint8Array {
  const [only] = updates
  if (only && updates.length === 1) return only.bytes
  const joined = joinFollowing(updates)
  if (joined) return joined
  const middle = updates.length >> 1
  return Y.mergeUpdates([joinUpdates(updates.slice(0, middle)), joinUpdates(updates.slice(middle))])
}

/** What of an update is not known yet. Only deletes are kept as they are. Throws `MalformedUpdate` when it contradicts itself. */
export function cutKnown(parts: UpdateParts, clocks: ReadonlyMap<number, number>): UpdateParts {
  const isNew = ({ client, from }: Stretch) => from >= (clocks.get(client) ?? 0)
  if (parts.stretches.every(isNew)) return parts
  const vector = new Map(parts.stretches.map(({ client }) => [client, clocks.get(client) ?? 0]))
  try {
    return readUpdate(Y.diffUpdate(parts.bytes, Y.encodeStateVector(vector)))
  } catch {
    throw new MalformedUpdate('cannot be cut')
  }
}

function joinFollowing(updates: readonly UpdateParts[]): Uint8Array | undefined {
  const clients = new Map<number, { from: number; to: number; structs: number; pieces: Uint8Array[] }>()
  const deletes = new Map<number, number[]>()
  for (const { bytes, stretches, deletes: gone } of updates) {
    for (const { client, from, to, structs, start, end } of stretches) {
      const before = clients.get(client)
      if (!before) clients.set(client, { from, to, structs, pieces: [bytes.subarray(start, end)] })
      else if (before.to !== from) return undefined
      else {
        before.to = to
        before.structs += structs
        before.pieces.push(bytes.subarray(start, end))
      }
    }
    for (let i = 0; i < gone.length; i += 3) {
      const client = gone[i] as number
      const ranges = deletes.get(client)
      if (ranges) ranges.push(gone[i + 1] as number, gone[i + 2] as number)
      else deletes.set(client, [gone[i + 1] as number, gone[i + 2] as number])
    }
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients.size)
  for (const [client, { from, structs, pieces }] of descending(clients)) {
    encoding.writeVarUint(encoder, structs)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, from)
    for (const piece of pieces) encoding.writeUint8Array(encoder, piece)
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Writes `client → clock, length, clock, length, …` as the second half of an update. */
export function writeDeletes(encoder: encoding.Encoder, deletes: ReadonlyMap<number, readonly number[]>): void {
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of descending(deletes)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length / 2)
    for (const number of ranges) encoding.writeVarUint(encoder, number)
  }
}

/** Yjs merges updates by walking their clients from the highest id to the lowest, so every writer must keep that order. */
function descending<T>(map: ReadonlyMap<number, T>): [number, T][] {
  return [...map].sort(([a], [b]) => b - a)
}

class UpdateReader {
  readonly #bytes: Uint8Array
  #at = 0
  readonly #stretches: Stretch[] = []
  readonly #needs: number[] = []
  readonly #deletes: number[] = []
  readonly #roots = new Map<string, number>()
  #writesRootList = false
  /** How deep the types of this update lie within each other, by `client:clock`. */
  readonly #depths = new Map<string, number>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  read(): UpdateParts {
    for (let clients = this.#uint(), last = Infinity; clients > 0; clients--) {
      const structs = this.#uint()
      const client = this.#uint()
      if (client >= last) throw new MalformedUpdate('clients out of order')
      last = client
      this.#readStructs(structs, client, this.#uint())
    }
    for (let clients = this.#uint(); clients > 0; clients--) {
      const client = this.#uint()
      for (let ranges = this.#uint(); ranges > 0; ranges--) this.#deletes.push(client, this.#uint(), this.#length())
    }
    if (this.#at !== this.#bytes.length) throw new MalformedUpdate('bytes left over')
    return {
      bytes: this.#bytes,
      stretches: this.#stretches,
      needs: this.#needs,
      deletes: this.#deletes,
      roots: this.#roots,
      writesRootList: this.#writesRootList,
    }
  }

  #readStructs(count: number, client: number, clock: number): void {
    let open = { from: clock, structs: 0, start: this.#at }
    const close = (end: number) => {
      const { from, structs, start } = open
      if (structs > 0) this.#stretches.push({ client, from, to: clock, structs, start, end })
    }
    for (let left = count; left > 0; left--) {
      const at = this.#at
      const info = this.#byte()
      if (info === SKIP) {
        close(at)
        clock += this.#length()
        open = { from: clock, structs: 0, start: this.#at }
      } else {
        clock += (info & KIND) === 0 ? this.#length() : this.#readItem(info, client, clock)
        open.structs++
      }
      if (clock > MAX_CLOCK) throw new MalformedUpdate('clock out of range')
    }
    close(this.#at)
  }

  /** Answers how many clocks the item takes. */
  #readItem(info: number, client: number, clock: number): number {
    let depth = 1
    if (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) {
      if (info & HAS_ORIGIN) depth = this.#need(client, clock)
      if (info & HAS_RIGHT_ORIGIN) depth = this.#need(client, clock)
    } else if (this.#uint() === 1) {
      const root = this.#name()
      this.#roots.set(root, (this.#roots.get(root) ?? 0) + 1)
      if (info & HAS_KEY) this.#key()
      else this.#writesRootList = true
    } else {
      depth = this.#need(client, clock) + 1
      if (info & HAS_KEY) this.#key()
    }
    return this.#readContent(info & KIND, () => {
      if (depth > NESTING) throw new MalformedUpdate('types nested too deep')
      this.#depths.set(`${client}:${clock}`, depth)
    })
  }

  #readContent(kind: number, isType: () => void): number {
    switch (kind) {
      case 1: // deleted
        return this.#length()
      case 2: {
        const length = this.#length()
        for (let left = length; left > 0; left--) this.#json()
        return length
      }
      case 4: {
        const length = this.#text()
        if (length === 0) throw new MalformedUpdate('empty text')
        return length
      }
      case 5: // embed
        this.#json()
        return 1
      case 6: // format
        this.#key()
        this.#json()
        return 1
      case 7: {
        const type = this.#uint()
        if (type > 6 || type === 5) throw new MalformedUpdate('unknown type')
        if (type === 3) this.#key()
        isType()
        return 1
      }
      case 8: {
        const length = this.#length()
        for (let left = length; left > 0; left--) this.#any(0)
        return length
      }
      default: // binary, sub-documents and what is not invented yet: nothing of ours
        throw new MalformedUpdate('unknown content')
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new MalformedUpdate('ends too early')
    return byte
  }

  #uint(): number {
    let byte = this.#byte()
    let value = byte & 0x7f
    for (let factor = 128; byte >= 0x80; factor *= 128) {
      byte = this.#byte()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER || factor > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('number')
    }
    return value
  }

  #length(): number {
    const length = this.#uint()
    if (length === 0) throw new MalformedUpdate('nothing')
    return length
  }

  /** Answers how deep that lies which is needed, as far as this update tells. */
  #need(byClient: number, byClock: number): number {
    const client = this.#uint()
    const clock = this.#uint()
    this.#needs.push(byClient, byClock, client, clock)
    return (this.#depths.size > 0 ? this.#depths.get(`${client}:${clock}`) : undefined) ?? 1
  }

  #key(): void {
    const start = this.#at
    this.#text()
    if (this.#at - start > KEY_BYTES) throw new MalformedUpdate('name too long')
  }

  #name(): string {
    const start = this.#at
    this.#key()
    return this.#decode(start)
  }

  /** Steps over a text, checks it, and answers its length in UTF-16 code units. */
  #text(): number {
    const bytes = this.#uint()
    const end = this.#at + bytes
    if (end > this.#bytes.length) throw new MalformedUpdate('ends too early')
    let units = 0
    let ascii = true
    for (let i = this.#at; i < end; i++) {
      const byte = this.#bytes[i] as number
      if (byte < 0x80) units++
      else {
        ascii = false
        if (byte >= 0xf0) units += 2
        else if (byte >= 0xc0) units++
      }
    }
    if (!ascii && !isUtf8(this.#bytes.subarray(this.#at, end))) throw new MalformedUpdate('invalid text')
    this.#at = end
    return units
  }

  /** The text that began, with its length, at `start` and ends here. */
  #decode(start: number): string {
    const end = this.#at
    this.#at = start
    this.#uint()
    const text = utf8.decode(this.#bytes.subarray(this.#at, end))
    this.#at = end
    return text
  }

  #json(): void {
    const start = this.#at
    this.#text()
    const text = this.#decode(start)
    if (text === 'undefined') return
    if (jsonDepth(text) > NESTING) throw new MalformedUpdate('value nested too deep')
    try {
      JSON.parse(text)
    } catch {
      throw new MalformedUpdate('invalid JSON')
    }
  }

  #any(depth: number): void {
    if (depth > NESTING) throw new MalformedUpdate('value nested too deep')
    const kind = this.#byte()
    switch (kind) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return
      case 125: // whole number
        for (let left = 8; this.#byte() >= 0x80; left--) if (left === 0) throw new MalformedUpdate('number')
        return
      case 124:
        return this.#step(4)
      case 123:
        return this.#step(8)
      case 119:
        this.#text()
        return
      case 118:
        for (let left = this.#uint(); left > 0; left--) {
          if (this.#name() === '__proto__') throw new MalformedUpdate('forbidden key')
          this.#any(depth + 1)
        }
        return
      case 117:
        for (let left = this.#uint(); left > 0; left--) this.#any(depth + 1)
        return
      default: // big integers and bytes: nothing of ours
        throw new MalformedUpdate('unknown value')
    }
  }

  #step(bytes: number): void {
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw new MalformedUpdate('ends too early')
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** How deep brackets lie within each other, strings left out; a cheap look before `JSON.parse`. */
function jsonDepth(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === 92) i++
      else if (char === 34) inString = false
    } else if (char === 34) inString = true
    else if (char === 91 || char === 123) deepest = Math.max(deepest, ++depth)
    else if (char === 93 || char === 125) depth--
  }
  return deepest
}
