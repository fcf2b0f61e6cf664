import { asciiString, ref } from './syntax.ts'

/** Packs bytes into the zlib format. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>

/** So many objects share a stream: enough to be packed well, few enough to be read one by one. */
const IN_A_STREAM = 400

const encoder = new TextEncoder()

/**
 * The objects of a PDF file, ISO 32000-1 section 7.5: streams by themselves, all else in object streams, found by a cross-reference stream.
 * Objects refer to each other by number, so a number is had before what it stands for is known.
 */
export class PdfFile {
  readonly #deflate: Deflate
  /** Those for which no object stream has been closed yet. */
  #objects: { readonly id: number; readonly body: string }[] = []
  readonly #places = new Map<number, Place>()
  readonly #streams: { readonly id: number; readonly entries: string; readonly bytes: Promise<Uint8Array> }[] = []
  #last = 0

  constructor(deflate: Deflate) {
    this.#deflate = deflate
  }

  reserve(): number {
    return ++this.#last
  }

  /** An object that is no stream. */
  put(body: string, id = this.reserve()): number {
    if (this.#objects.push({ id, body }) === IN_A_STREAM) this.#packObjects()
    return id
  }

  /** `entries` of its dictionary, without length and filter. Packed while the caller goes on. */
  putStream(content: string | Uint8Array, entries = '', id = this.reserve()): number {
    const bytes = this.#deflate(typeof content === 'string' ? encoder.encode(content) : content)
    this.#streams.push({ id, entries: `${entries} /Filter /FlateDecode`.trim(), bytes })
    return id
  }

  /** A stream that stands in the file as it is. */
  putAsItIs(content: string | Uint8Array, entries: string, id = this.reserve()): number {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content
    this.#streams.push({ id, entries, bytes: Promise.resolve(bytes) })
    return id
  }

  async end(catalogue: number, info: number): Promise<Uint8Array> {
    if (this.#objects.length > 0) this.#packObjects()
    const places = this.#places
    const chunks: Uint8Array[] = []
    let length = 0
    const write = (chunk: Uint8Array): void => {
      chunks.push(chunk)
      length += chunk.length
    }
    // Four bytes beyond ASCII say that the file is no text.
    write(Uint8Array.of(...encoder.encode('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 10))
    for (const { id, entries, bytes } of this.#streams) {
      places.set(id, [1, length, 0])
      writeStream(write, id, entries, await bytes)
    }
    const own = this.reserve()
    const start = length
    places.set(own, [1, start, 0])
    const table = crossReferences(places, own + 1)
    const name = fingerprint(table)
    const entries =
      `/Type /XRef /Size ${own + 1} /W [1 4 2] /Root ${ref(catalogue)} /Info ${ref(info)} /ID [<${name}> <${name}>] ` +
      `/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns ${ROW} >>`
    writeStream(write, own, entries, await this.#deflate(predicted(table)))
    write(encoder.encode(`startxref\n${start}\n%%EOF\n`))
    return joined(chunks, length)
  }

  /** At once, while the caller goes on: nothing of a large file waits in memory for its end. */
  #packObjects(): void {
    let heads = ''
    let at = 0
    for (const { id, body } of this.#objects) {
      heads += `${id} ${at} `
      at += body.length + 1
    }
    const bodies = this.#objects.map(({ body }) => body).join('\n')
    const stream = this.putStream(heads + bodies, `/Type /ObjStm /N ${this.#objects.length} /First ${heads.length}`)
    this.#objects.forEach(({ id }, index) => this.#places.set(id, [2, stream, index]))
    this.#objects = []
  }
}

/** Where an object stands: 1, byte, 0; or 2, number of its object stream, index in it. */
type Place = readonly [kind: 1 | 2, where: number, index: number]
/** Bytes of a place. */
const ROW = 7

function writeStream(write: (chunk: Uint8Array) => void, id: number, entries: string, bytes: Uint8Array): void {
  write(encoder.encode(`${id} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`))
  write(bytes)
  write(encoder.encode('\nendstream\nendobj\n'))
}

function crossReferences(places: ReadonlyMap<number, Place>, size: number): Uint8Array {
  const table = new Uint8Array(size * ROW)
  const view = new DataView(table.buffer)
  // The head of the list of free objects.
  view.setUint16(5, 0xffff)
  for (const [id, [kind, where, index]] of places) {
    table[id * ROW] = kind
    view.setUint32(id * ROW + 1, where)
    view.setUint16(id * ROW + 5, index)
  }
  return table
}

/** Each byte less the one above it, each row with the sign of that: what changes evenly packs to almost nothing. */
function predicted(table: Uint8Array): Uint8Array {
  const rows = table.length / ROW
  const out = new Uint8Array(rows * (ROW + 1))
  for (let row = 0; row < rows; row++) {
    out[row * (ROW + 1)] = 2
    for (let i = 0; i < ROW; i++) {
      const at = row * ROW + i
      out[row * (ROW + 1) + 1 + i] = (table[at] ?? 0) - (row === 0 ? 0 : (table[at - ROW] ?? 0))
    }
  }
  return out
}

/** 32 hexadecimal digits that differ where the files do, by FNV-1a with four seeds; the same file has the same. */
function fingerprint(bytes: Uint8Array): string {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]
    .map((seed) => {
      let hash = seed
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
      return (hash >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Only what a browser may open: other signs are written as their bytes in percent. */
export const uriString = (url: string): string =>
  asciiString(url.replace(/[^\x21-\x7e]+/gu, (part) => encodeURIComponent(part.toWellFormed())))
