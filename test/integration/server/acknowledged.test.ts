import * as decoding from 'lib0/decoding'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { openEmbeddedStorage } from '../../../server/storage/embedded/openEmbeddedStorage.ts'
import { realFileSystem } from '../../../server/storage/embedded/realFileSystem.ts'
import type { FileSystem } from '../../../server/storage/ports.ts'
import { systemClock } from '../../../server/storage/systemClock.ts'
import { createRooms } from '../../../server/sync/rooms.ts'
import { MESSAGE, SAVED } from '../../../shared/wire/messages.ts'
import { compactorInPlace, message } from './sync/syncHouse.ts'

const PEOPLE = 18
const ACKNOWLEDGEMENTS = Number(process.env.ACKNOWLEDGEMENTS ?? 10_000)
const MARK = /m\d+\.\d+;/g
const EMPTY_UPDATE = Uint8Array.of(0, 0)
const BINARY_FRAME = 0x82

/** The disk of this machine, and the marks in what it has certainly kept. */
function watchedDisk(): { fs: FileSystem; kept: ReadonlySet<string> } {
  const kept = new Set<string>()
  return {
    kept,
    fs: {
      ...realFileSystem,
      create: async (path) => {
        const file = await realFileSystem.create(path)
        let unsynced: Uint8Array[] = []
        return {
          append: async (bytes) => {
            await file.append(bytes)
            unsynced.push(bytes)
          },
          sync: async () => {
            const covered = unsynced
            unsynced = []
            await file.sync()
            for (const [mark] of Buffer.concat(covered).toString('latin1').matchAll(MARK)) kept.add(mark)
          },
          close: () => file.close(),
        }
      },
    },
  }
}

interface Watched {
  readonly acknowledged: number
  /** Marks that were acknowledged in the instant in which no sync had covered them. */
  readonly tooEarly: readonly string[]
}

/** Eighteen people write and ask; each answer is looked at where the server hands it to the operating system. */
async function watchAcknowledgements(plant: (fs: FileSystem) => FileSystem, enough: number): Promise<Watched> {
  const folder = await mkdtemp(join(tmpdir(), 'kt-acknowledged-'))
  const { fs, kept } = watchedDisk()
  const storage = await openEmbeddedStorage(folder, { fs: plant(fs), reserveBytes: 0 })
  const rooms = createRooms({ log: storage.log, compactor: compactorInPlace, clock: systemClock })
  /** For each person the marks they sent, and how many of them before each question. */
  const sent = Array.from({ length: PEOPLE }, () => ({ marks: [] as string[], before: new Map<number, number>() }))
  const tooEarly: string[] = []
  let acknowledged = 0

  const watch = (stream: Duplex, person: number): void => {
    const write = stream.write.bind(stream)
    stream.write = (chunk: unknown, ...rest: never[]) => {
      const seq = chunk instanceof Uint8Array ? acknowledgementIn(chunk) : undefined
      const marks = sent[person]?.marks.slice(0, sent[person].before.get(seq ?? -1) ?? 0) ?? []
      if (seq !== undefined) acknowledged++
      // The earlier ones were looked at with the answer before.
      tooEarly.push(...marks.slice(-3).filter((mark) => !kept.has(mark)))
      return write(chunk, ...rest)
    }
  }
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  http.on('upgrade', (request, stream, head) => {
    const person = Number(request.url?.slice(1))
    watch(stream, person)
    sockets.handleUpgrade(request, stream, head, (socket) =>
      rooms.acceptSocket(socket, { board: 'brett', document: 'map', access: 'write', participant: `p${person}` }),
    )
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  const port = typeof address === 'object' ? address?.port : undefined

  const writeAndAsk = async (person: number): Promise<void> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${person}`)
    await once(socket, 'open')
    const doc = new Y.Doc()
    doc.on('update', (update) => socket.send(message(MESSAGE.sync, 2, update)))
    socket.send(message(MESSAGE.sync, 1, EMPTY_UPDATE))
    const mine = sent[person]
    if (!mine) return
    for (let seq = 1; acknowledged < enough && tooEarly.length === 0; seq++) {
      for (let n = 0; n <= person % 3; n++) {
        const mark = `m${person}.${mine.marks.length};`
        mine.marks.push(mark)
        doc.getMap('place').set(`k${person}`, mark)
      }
      mine.before.set(seq, mine.marks.length)
      const answered = new Promise<void>((resolve) => {
        const hear = (data: Buffer) => {
          if (data[0] !== MESSAGE.saved || readAcknowledgement(data) !== seq) return
          socket.off('message', hear)
          resolve()
        }
        socket.on('message', hear)
      })
      socket.send(message(MESSAGE.saved, SAVED.ask, seq))
      await answered
    }
    socket.terminate()
  }
  try {
    await Promise.all(sent.map((_, person) => writeAndAsk(person)))
  } finally {
    await rooms.close()
    await storage.close()
    http.close()
    await rm(folder, { recursive: true })
  }
  return { acknowledged, tooEarly }
}

/** The number in a websocket frame of the server's that says "saved". */
function acknowledgementIn(frame: Uint8Array): number | undefined {
  const isIt = frame[0] === BINARY_FRAME && frame[2] === MESSAGE.saved && frame[3] === SAVED.done
  return isIt ? readAcknowledgement(frame.subarray(2)) : undefined
}

function readAcknowledgement(bytes: Uint8Array): number | undefined {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarUint(decoder)
  return decoding.readVarUint(decoder) === SAVED.done ? decoding.readVarUint(decoder) : undefined
}

describe('"saved" on its way to people', () => {
  it(
    '[P1] [bar 6] never leaves the server before the sync that covers it has come back from the disk',
    async () => {
      const { acknowledged, tooEarly } = await watchAcknowledgements((fs) => fs, ACKNOWLEDGEMENTS)
      expect(tooEarly).toEqual([])
      expect(acknowledged).toBeGreaterThanOrEqual(ACKNOWLEDGEMENTS)
    },
    60_000 + ACKNOWLEDGEMENTS * 10,
  )

  it('and the watch sees a server that answers while the disk is still at it', async () => {
    const hasty = (fs: FileSystem): FileSystem => ({
      ...fs,
      create: async (path) => {
        const file = await fs.create(path)
        const sync = () => {
          void file.sync().catch(() => undefined)
          return Promise.resolve()
        }
        return { ...file, sync }
      },
    })
    expect((await watchAcknowledgements(hasty, ACKNOWLEDGEMENTS)).tooEarly).not.toEqual([])
  })
})
