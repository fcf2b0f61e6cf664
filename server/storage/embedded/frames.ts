import { crc32 } from 'node:zlib'

/*
 * file   = header frame*
 * header = "KTF" version:u8 salt:u32 crc32(those 8 bytes):u32
 * frame  = length:u32 crc32(length, payload; seeded with the salt):u32 payload
 *
 * The salt makes frames of other files invalid here: blocks of a deleted file that reappear after a power cut, and bytes that
 * somebody put into his text to look like a frame. The top bit of `length` marks the first frame of a batch. A batch is written
 * only once the one before it is durable, so a bad frame followed by such a mark is damage, and one that is not is a torn tail.
 */
const VERSION = 1
export const HEADER_BYTES = 12
const FRAME_HEADER_BYTES = 8
const OPENS_BATCH = 0x80000000
const SEARCH_BUDGET = 256 * 1024 * 1024

export type FileEnd = 'whole' | 'torn' | 'damaged' | 'newer'

export interface ReadFrames {
  readonly payloads: readonly Uint8Array[]
  /** `torn`: the last, never acknowledged batch is incomplete. `damaged`: something acknowledged cannot be read. `newer`: not for this version to judge. */
  readonly end: FileEnd
}

/** The first bytes of a file. */
export function encodeHeader(salt: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('KTF', 'latin1')
  header.writeUInt8(VERSION, 3)
  header.writeUInt32BE(salt, 4)
  header.writeUInt32BE(crc32(header.subarray(0, 8)), 8)
  return header
}

/** Payloads that are written together and become durable together. */
export function encodeBatch(payloads: readonly Uint8Array[], salt: number): Uint8Array {
  const bytes = payloads.reduce((sum, payload) => sum + FRAME_HEADER_BYTES + payload.length, 0)
  const batch = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const payload of payloads) {
    batch.writeUInt32BE(at === 0 ? (OPENS_BATCH | payload.length) >>> 0 : payload.length, at)
    batch.set(payload, at + FRAME_HEADER_BYTES)
    batch.writeUInt32BE(checksum(batch, at, payload.length, salt), at + 4)
    at += FRAME_HEADER_BYTES + payload.length
  }
  return batch
}

/** All payloads that are certainly what was written. Empty ones are marks without content and are left out. */
export function readFrames(bytes: Uint8Array): ReadFrames {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The header is made durable before the first batch: a longer file with a bad header has lost something.
  if (file.length <= HEADER_BYTES) return { payloads: [], end: isHeader(file) ? 'whole' : 'torn' }
  if (crc32(file.subarray(0, 8)) !== file.readUInt32BE(8) || file.toString('latin1', 0, 3) !== 'KTF')
    return { payloads: [], end: 'damaged' }
  if (file.readUInt8(3) > VERSION) return { payloads: [], end: 'newer' }

  const salt = file.readUInt32BE(4)
  const payloads: Uint8Array[] = []
  let end: FileEnd = 'whole'
  for (let at = HEADER_BYTES; at < file.length;) {
    const length = frameAt(file, at, salt)
    if (length !== undefined) {
      const start = at + FRAME_HEADER_BYTES
      if (length > 0) payloads.push(bytes.subarray(start, start + length))
      at = start + length
      continue
    }
    const next = nextBatch(file, at + 1, salt)
    if (next === undefined) return { payloads, end: end === 'whole' ? 'torn' : end }
    end = 'damaged'
    at = next
  }
  return { payloads, end }
}

function isHeader(file: Buffer): boolean {
  return file.length === HEADER_BYTES && file.equals(encodeHeader(file.readUInt32BE(4)))
}

function frameAt(file: Buffer, at: number, salt: number): number | undefined {
  if (at + FRAME_HEADER_BYTES > file.length) return undefined
  const length = (file.readUInt32BE(at) & ~OPENS_BATCH) >>> 0
  if (at + FRAME_HEADER_BYTES + length > file.length) return undefined
  return checksum(file, at, length, salt) === file.readUInt32BE(at + 4) ? length : undefined
}

/** Looks byte by byte, since a damaged length says nothing about where the next frame begins; with an end to the work for hostile content. */
function nextBatch(file: Buffer, from: number, salt: number): number | undefined {
  let budget = SEARCH_BUDGET
  for (let at = from; at + FRAME_HEADER_BYTES <= file.length && budget > 0; at++) {
    if (file.readUInt8(at) < 0x80) continue
    const length = (file.readUInt32BE(at) & ~OPENS_BATCH) >>> 0
    if (at + FRAME_HEADER_BYTES + length > file.length) continue
    budget -= length
    if (frameAt(file, at, salt) !== undefined) return at
  }
  return undefined
}

function checksum(file: Buffer, at: number, length: number, salt: number): number {
  const start = at + FRAME_HEADER_BYTES
  return crc32(file.subarray(start, start + length), crc32(file.subarray(at, at + 4), salt))
}
