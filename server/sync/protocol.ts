import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { ClosingNow } from '../../shared/domain/closing.ts'
import { CLOSING, MESSAGE, SAVED } from '../../shared/wire/messages.ts'

/** What a client may say. Bytes inside are looked at later, by whoever keeps them. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly vector: ReadonlyMap<number, number> }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'askPresence' }
  | { readonly kind: 'askSaved'; readonly seq: number }

const SYNC = { step1: 0, step2: 1, update: 2 } as const
const PERMISSION_DENIED = 0
const VECTOR_BYTES = 64 * 1024

/** Reads one websocket message. Throws for everything that no honest client sends. */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === SYNC.step1) return { kind: 'step1', vector: readVector(payload) }
      if (step === SYNC.step2) return { kind: 'step2', update: payload }
      if (step === SYNC.update) return { kind: 'update', update: payload }
      throw new Error('unknown sync step')
    }
    case MESSAGE.awareness:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'askPresence' }
    case MESSAGE.saved:
      if (decoding.readVarUint(decoder) !== SAVED.ask) throw new Error('only the server says so')
      return { kind: 'askSaved', seq: decoding.readVarUint(decoder) }
    default:
      throw new Error('unknown message')
  }
}

function readVector(bytes: Uint8Array): Map<number, number> {
  if (bytes.length > VECTOR_BYTES) throw new Error('state vector too long')
  const decoder = decoding.createDecoder(bytes)
  const vector = new Map<number, number>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    vector.set(client, decoding.readVarUint(decoder))
  }
  return vector
}

const FINAL_BINARY = 0x82

/** Ready to be written to any number of sockets: whole websocket frames with one message in each, for the client reads only the first. */
export type Frame = Buffer

export const frames = {
  step1: (vector: Uint8Array): Frame => syncFrame(SYNC.step1, vector),
  update: (update: Uint8Array): Frame => syncFrame(SYNC.update, update),
  /** Says "that is all"; the content has gone before, as updates. */
  emptyStep2: syncFrame(SYNC.step2, new Uint8Array([0, 0])),
  presence: (update: Uint8Array): Frame => frame([MESSAGE.awareness], update),
  emptyPresence: frame([MESSAGE.awareness], new Uint8Array([0])),
  saved: (seq: number): Frame => plainFrame([MESSAGE.saved, SAVED.done, seq]),
  state: (state: number): Frame => plainFrame([MESSAGE.saved, SAVED.state, state]),
  condition: (flags: number): Frame => plainFrame([MESSAGE.saved, SAVED.condition, flags]),
  closing: ({ state, closedAt, commentsUntil }: ClosingNow): Frame =>
    plainFrame([MESSAGE.saved, SAVED.closing, CLOSING[state], closedAt ?? 0, commentsUntil ?? 0]),
  /** Several for one write. */
  together: (list: readonly Frame[]): Frame => Buffer.concat(list),
  denied: (reason: string): Frame => frame([MESSAGE.auth, PERMISSION_DENIED], Buffer.from(reason)),
} as const

function syncFrame(step: number, payload: Uint8Array): Frame {
  return frame([MESSAGE.sync, step], payload)
}

function plainFrame(numbers: readonly number[]): Frame {
  return websocketFrame(varUints(numbers))
}

function frame(numbers: readonly number[], payload: Uint8Array): Frame {
  return websocketFrame(varUints([...numbers, payload.length]), payload)
}

function varUints(numbers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

/** RFC 6455 §5.2, server to client: final, binary, not masked. */
function websocketFrame(head: Uint8Array, payload: Uint8Array = new Uint8Array()): Frame {
  const length = head.length + payload.length
  const extra = length < 126 ? 0 : length < 65536 ? 2 : 8
  const buffer = Buffer.allocUnsafe(2 + extra + length)
  buffer[0] = FINAL_BINARY
  buffer[1] = extra === 0 ? length : extra === 2 ? 126 : 127
  if (extra === 2) buffer.writeUInt16BE(length, 2)
  if (extra === 8) buffer.writeBigUInt64BE(BigInt(length), 2)
  buffer.set(head, 2 + extra)
  buffer.set(payload, 2 + extra + head.length)
  return buffer
}
