import * as encoding from 'lib0/encoding'

/** What a bench client says. */
export const say = {
  step1: bytesOf(0, 0, Uint8Array.from([0])),
  step2: (update: Uint8Array): Uint8Array => bytesOf(0, 1, update),
  update: (update: Uint8Array): Uint8Array => bytesOf(0, 2, update),
  askSaved: (seq: number): Uint8Array => bytesOf(64, 0, seq),
  presence(client: number, clock: number, state: object): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
    return bytesOf(1, encoding.toUint8Array(encoder))
  },
}

/** Numbers as they are, bytes with their length before them. */
export function bytesOf(...parts: readonly (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

export interface Heard {
  readonly kind: 'step1' | 'step2' | 'update' | 'saved' | 'other'
  readonly content: Uint8Array
}

/** The protocol messages of one websocket message; all but the ceiling put one in each. */
export function* readMessages(bytes: Uint8Array): Generator<Heard> {
  for (let at = 0; at < bytes.length;) {
    const type = bytes[at]
    if (type === 64) return yield { kind: 'saved', content: bytes.subarray(at) }
    // Hocuspocus numbers its answers 4
    if (type !== 0 && type !== 4 && type !== 1) return yield { kind: 'other', content: bytes.subarray(at) }
    const step = type === 1 ? 3 : bytes[at + 1]
    at += type === 1 ? 1 : 2
    let length = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0
      length += (byte & 127) * factor
      if (byte < 128) break
    }
    const content = bytes.subarray(at, at + length)
    at += length
    yield { kind: (['step1', 'step2', 'update', 'other'] as const)[step ?? 3] ?? 'other', content }
  }
}
