import { brotliDecompress, constants, createBrotliCompress } from 'node:zlib'
import { promisify } from 'node:util'

export interface PackedMap {
  readonly file: Uint8Array
  /** How long the map is. */
  readonly bytes: number
  /** What the file goes on from; it stands by itself. */
  readonly base?: Omit<PackedMap, 'base'> | undefined
}

export interface PackOrder {
  readonly map: Uint8Array
  /** An earlier one that this one may go on from. */
  readonly base?: PackedMap | undefined
}
export interface MapFile {
  readonly file: Uint8Array
  /** The file goes on from the base. */
  readonly goesOn: boolean
}

/** Fast, and with a window that reaches back over the whole of any base. */
const PARAMS = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
}
/** What ends a brotli stream of which everything has been flushed. */
const END = Uint8Array.of(3)
/** A map that has changed so much that going on from its base saves less than this part begins anew. */
const WORTH_IT = 0.5

/** Packs a map after its base, or by itself where there is none or that is not worth it. The map is not opened. */
export async function packMap({ map, base }: PackOrder): Promise<MapFile> {
  const after = base && (await packAfter({ map: await unpack(base), file: base.file }, map))
  const file = after ?? (await packWhole(map))
  // What is kept for good is read back before it counts as kept.
  const read = await unpack({ file, bytes: map.length, base: after && base })
  if (!same(read, map)) throw new Error('the packed map does not read as it was')
  return { file, goesOn: after !== undefined }
}

/** As a brotli file that can be read by itself, and that another one can go on from. */
export async function packWhole(map: Uint8Array): Promise<Uint8Array> {
  const [body = END, end = END] = await compress([map, new Uint8Array(0)])
  if (!same(end, END)) throw new Error('this brotli ends otherwise')
  return joined(body, end)
}

/**
 * What has to be put in the place of the base's end, so that the same stream goes on with this map: of what stands in the base already only
 * where it stands. Undefined when that is not worth it, or when this brotli would not have written the base as it is.
 */
export async function packAfter(
  { map: before, file }: { readonly map: Uint8Array; readonly file: Uint8Array },
  map: Uint8Array,
): Promise<Uint8Array | undefined> {
  const [body = END, rest = END] = await compress([before, map])
  if (!same(body, file.subarray(0, -END.length)) || rest.length > file.length * WORTH_IT) return undefined
  return rest
}

const decompress = promisify(brotliDecompress)

/** Reads either. Rejects when the file is not what was packed, as far as brotli can tell. */
export async function unpack({ file, bytes, base }: PackedMap): Promise<Uint8Array> {
  const before = base?.bytes ?? 0
  const stream = base ? joined(base.file.subarray(0, -END.length), file) : file
  const all = await decompress(stream, { maxOutputLength: Math.max(before + bytes, 1) })
  return new Uint8Array(all.subarray(before))
}

/** One stream: what each part has become, the end with the last one. */
async function compress(parts: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const stream = createBrotliCompress({ params: PARAMS })
  let chunks: Uint8Array[] = []
  stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject))
  const packed: Uint8Array[] = []
  for (const [i, part] of parts.entries()) {
    stream.write(part)
    if (i < parts.length - 1)
      await new Promise<void>((resolve) => stream.flush(constants.BROTLI_OPERATION_FLUSH, resolve))
    else {
      stream.end()
      await ended
    }
    packed.push(joined(...chunks))
    chunks = []
  }
  return packed
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
