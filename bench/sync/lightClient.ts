import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { readMessages, say, type Heard } from './wire.ts'
import type { BenchRoom } from './servers.ts'

/** Somebody on a board who costs the machine almost nothing, so that what is measured is the server. */
export interface LightClient {
  /** Everything that was there has come. */
  readonly synced: Promise<void>
  send(message: Uint8Array): void
  /** Tells when the server says that everything is on the disk. */
  saved(): Promise<void>
  readonly bytes: () => number
  /** With a listener each message is read; without one only its first bytes are. */
  listen(listener: (heard: Heard) => void): void
  leave(): void
}

const NOTHING = Uint8Array.from([0, 0])
/** RFC 6455 wants a mask, not a random one: with zeros the bytes go out as they are. */
const MASK = Buffer.alloc(4)

export async function comeLightly(room: BenchRoom, has: Uint8Array = NOTHING): Promise<LightClient> {
  const { hostname, port, pathname, search } = new URL(room.url)
  const stream = connect({ host: hostname, port: Number(port), noDelay: true })
  let bytes = 0
  let pending: Buffer[] = []
  let waiting = 0
  let needed = 2
  let open = false
  let listener: ((heard: Heard) => void) | undefined
  let onSaved = (): void => undefined
  let finish = (): void => undefined
  let fail = (_error: Error): void => undefined
  const synced = new Promise<void>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  synced.catch(() => undefined)

  const write = (message: Uint8Array, opcode = 2): void => {
    const length = message.length
    const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
    const head = Buffer.alloc(2 + extra)
    head[0] = 0x80 | opcode
    head[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
    if (extra === 2) head.writeUInt16BE(length, 2)
    if (extra === 8) head.writeBigUInt64BE(BigInt(length), 2)
    stream.write(Buffer.concat([head, MASK, message]))
  }
  const send = (message: Uint8Array): void => write(room.prefix ? Buffer.concat([room.prefix, message]) : message)

  const hear = (heard: Heard): void => {
    if (heard.kind === 'step1') send(say.step2(has))
    if (heard.kind === 'step2') finish()
    if (heard.kind === 'saved') onSaved()
    listener?.(heard)
  }
  let isSynced = false
  void synced.then(
    () => (isSynced = true),
    () => undefined,
  )
  const frame = (opcode: number, payload: Buffer): void => {
    if (opcode === 9) return write(payload, 10)
    if (opcode === 8) return void fail(new Error(`closed with ${payload.length > 1 ? payload.readUInt16BE(0) : 0}`))
    const message = room.prefix ? payload.subarray(room.prefix.length) : payload
    // whoever only fills the room looks no further than he must
    if (listener || !isSynced || message[0] === 64) for (const heard of readMessages(message)) hear(heard)
  }
  const read = (chunk: Buffer): void => {
    let buffer = chunk
    if (pending.length > 0) {
      pending.push(chunk)
      waiting += chunk.length
      if (waiting < needed) return
      buffer = Buffer.concat(pending)
      pending = []
    }
    let at = 0
    for (;;) {
      const left = buffer.length - at
      needed = 2
      if (left < 2) break
      const short = (buffer[at + 1] ?? 0) & 127
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      needed = head
      if (left < head) break
      const length =
        short < 126 ? short : short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2))
      needed = head + length
      if (left < needed) break
      frame((buffer[at] ?? 0) & 15, buffer.subarray(at + head, at + needed))
      at += needed
    }
    waiting = buffer.length - at
    if (waiting > 0) pending = [buffer.subarray(at)]
  }

  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('close', () => {
      const error = new Error('the server has hung up')
      reject(error)
      fail(error)
    })
    let greeting = Buffer.alloc(0)
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (open) return read(chunk)
      greeting = Buffer.concat([greeting, chunk])
      const end = greeting.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!greeting.toString('latin1').startsWith('HTTP/1.1 101')) return reject(new Error(greeting.toString('latin1')))
      open = true
      for (const hello of room.hello ?? []) send(hello)
      send(say.step1)
      resolve()
      if (greeting.length > end + 4) read(greeting.subarray(end + 4))
    })
    const protocols = room.protocols.length > 0 ? `Sec-WebSocket-Protocol: ${room.protocols.join(', ')}\r\n` : ''
    stream.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${protocols}\r\n`,
    )
  })
  return {
    synced,
    send,
    saved: () =>
      new Promise((resolve) => {
        onSaved = resolve
        send(say.askSaved(1))
      }),
    bytes: () => bytes,
    listen: (given) => (listener = given),
    leave: () => void stream.destroy(),
  }
}

/** Many, not all in the same moment unless that is what is measured. */
export async function comeAll(room: BenchRoom, count: number, atOnce = 50): Promise<LightClient[]> {
  const clients: LightClient[] = []
  while (clients.length < count) {
    const few = Array.from({ length: Math.min(atOnce, count - clients.length) }, () => comeLightly(room))
    const came = await Promise.all(few)
    await Promise.all(came.map((client) => client.synced))
    clients.push(...came)
  }
  return clients
}
