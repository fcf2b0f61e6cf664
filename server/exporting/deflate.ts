import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

const pack = promisify<Uint8Array, Buffer>(zlib.deflate)

/** Packs bytes into the zlib format, in a thread of its own. */
export const deflate = (bytes: Uint8Array): Promise<Uint8Array> => pack(bytes)
