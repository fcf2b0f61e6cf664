import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { afterEach } from 'vitest'
import { WebSocket, WebSocketServer, type ClientOptions } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentName } from '../../../../shared/domain/board.ts'
import { ROLES, type Role } from '../../../../shared/domain/participant.ts'
import type { Compactor } from '../../../../server/sync/compactor.ts'
import { compactUpdates } from '../../../../server/sync/compactUpdates.ts'
import type { SyncLimits } from '../../../../server/sync/limits.ts'
import type { SyncCount } from '../../../../server/sync/observe.ts'
import { createRooms, type Rooms, type Visitor } from '../../../../server/sync/rooms.ts'
import { openEmbeddedStorage, type Storage } from '../../../../server/storage/embedded/openEmbeddedStorage.ts'
import type { Clock, FileSystem } from '../../../../server/storage/ports.ts'
import { systemClock } from '../../../../server/storage/systemClock.ts'

// each stock client listens for the end of the process
process.setMaxListeners(0)

/** Compacts in place: what a worker thread does, without needing the built file. */
export const compactorInPlace: Compactor = {
  compact: (updates) => new Promise((resolve) => resolve(compactUpdates(updates))),
  close: () => Promise.resolve(),
}

export interface SyncHouse {
  readonly url: string
  readonly rooms: Rooms
  readonly storage: Storage
  readonly folder: string
  count(what: SyncCount): number
  /** Starts anew on the same folder, as after an update of the software. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface SyncHouseOptions {
  readonly limits?: Partial<SyncLimits>
  readonly fs?: FileSystem
  readonly compactor?: Compactor
  readonly clock?: Clock
  readonly mostUnsavedBytes?: number
}

const houses: SyncHouse[] = []
const guests: (Person | RawClient)[] = []

/** As {@link openSyncHouse}, until the end of the test. */
export async function houseForTest(options?: SyncHouseOptions): Promise<SyncHouse> {
  const house = await openSyncHouse(options)
  houses.push(house)
  return house
}

/** Who came leaves at the end of the test, before the house closes. */
export function untilTheEnd<T extends Person | RawClient>(guest: T): T {
  guests.push(guest)
  return guest
}

afterEach(async () => {
  for (const guest of guests.splice(0)) {
    if ('leave' in guest) guest.leave()
    else guest.socket.terminate()
  }
  for (const house of houses.splice(0)) await house.close()
})

/** Rooms over real sockets and a real folder; who comes is told by the address, for the door is tested elsewhere. */
export async function openSyncHouse({
  limits,
  fs,
  compactor = compactorInPlace,
  clock = systemClock,
  mostUnsavedBytes,
}: SyncHouseOptions = {}): Promise<SyncHouse> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kt-sync-'))
  const counts = new Map<SyncCount, number>()
  const start = async () => {
    const storage = await openEmbeddedStorage(folder, {
      reserveBytes: 0,
      clock,
      ...(fs && { fs }),
      ...(mostUnsavedBytes && { mostUnsavedBytes }),
    })
    const rooms = createRooms({
      log: storage.log,
      compactor,
      clock,
      ...(limits && { limits }),
      observe: { count: (what, by = 1) => void counts.set(what, (counts.get(what) ?? 0) + by) },
    })
    return { storage, rooms }
  }
  let now = await start()
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 9 * 1024 * 1024, perMessageDeflate: false })
  http.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) =>
      now.rooms.acceptSocket(socket, visitorOf(request.url ?? '')),
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const stop = async () => {
    await now.rooms.close()
    await now.storage.close({ deadlineMs: 1_000 })
  }
  return {
    url: `ws://127.0.0.1:${address.port}`,
    folder,
    get rooms() {
      return now.rooms
    },
    get storage() {
      return now.storage
    },
    count: (what) => counts.get(what) ?? 0,
    restart: async () => {
      await stop()
      now = await start()
    },
    close: async () => {
      await stop()
      await new Promise((resolve) => http.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function visitorOf(address: string): Visitor {
  const url = new URL(address, 'http://here')
  const [board = '', document = ''] = url.pathname.slice(1).split('/')
  const name = url.searchParams.get('name')
  return {
    board,
    document: document === 'stage' ? 'stage' : 'map',
    access: url.searchParams.get('access') === 'read' ? 'read' : 'write',
    participant: url.searchParams.get('participant') ?? 'p1',
    role: ROLES.find((role) => role === url.searchParams.get('role')),
    ...(name !== null && { name }),
  }
}

export interface Guest {
  readonly board?: string
  readonly document?: DocumentName
  readonly access?: 'read' | 'write'
  readonly participant?: string
  readonly role?: Role
  readonly name?: string
  readonly doc?: Y.Doc
}

function addressOf({ board = 'b1', document = 'map', access = 'write', participant = 'p1', role, name }: Guest) {
  const params: Record<string, string> = {
    access,
    participant,
    ...(role && { role }),
    ...(name !== undefined && { name }),
  }
  return { board, document, params }
}

/** Stops or goes on reading, as a laptop does that is too busy. */
export function pauseReading({ provider }: Person): () => void {
  const socket = provider.ws as unknown as WebSocket
  socket.pause()
  return () => socket.resume()
}

export interface Person {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly awareness: Awareness
  readonly synced: Promise<void>
  leave(): void
}

export interface SeenState {
  readonly person?: { readonly participant?: string; readonly name?: string; readonly colour?: string }
  readonly pointer?: { readonly x: number; readonly y: number }
  readonly editing?: string
}

/** What somebody sees of whoever uses that Yjs client id. */
export function stateOf({ awareness }: Person, client: number): SeenState | undefined {
  return awareness.getStates().get(client)
}

/** The stock client. */
export function join(house: Pick<SyncHouse, 'url'>, guest: Guest = {}): Person {
  const { board, document, params } = addressOf(guest)
  const doc = guest.doc ?? new Y.Doc()
  const awareness = new Awareness(doc)
  const provider = new WebsocketProvider(`${house.url}/${board}`, document, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    awareness,
    params,
  })
  return {
    doc,
    provider,
    awareness,
    synced: new Promise((resolve) => provider.once('sync', () => resolve())),
    leave: () => {
      provider.destroy()
      awareness.destroy()
    },
  }
}

export async function joined(house: Pick<SyncHouse, 'url'>, guest: Guest = {}): Promise<Person> {
  const person = join(house, guest)
  await person.synced
  return person
}

export interface RawClient {
  readonly socket: WebSocket
  /** What the server gave as the reason when it ended the connection. */
  readonly reason: Promise<string>
  /** All messages so far. */
  readonly heard: Uint8Array[]
  send(...numbers: (number | Uint8Array)[]): void
  /** The first message, also an earlier one, that is so. */
  hear(is: (message: Uint8Array) => boolean): Promise<Uint8Array>
  readonly closed: Promise<number>
}

/** A client that says whatever the test wants: numbers become bytes, bytes get their length before them. */
export async function rawClient(
  house: Pick<SyncHouse, 'url'>,
  guest: Guest = {},
  options: ClientOptions = {},
): Promise<RawClient> {
  const { board, document, params } = addressOf(guest)
  const socket = new WebSocket(`${house.url}/${board}/${document}?${new URLSearchParams(params)}`, options)
  const heard: Uint8Array[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  const reason = new Promise<string>((resolve) => socket.on('close', (_code, why) => resolve(why.toString())))
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => heard.push(data))
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    socket,
    heard,
    closed,
    reason,
    send: (...parts) => socket.send(message(...parts)),
    hear: (is) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find(is)
          if (!found) return false
          resolve(found)
          return true
        }
        if (!look()) {
          const listener = () => void (look() && socket.off('message', listener))
          socket.on('message', listener)
        }
      }),
  }
}

/** A raw client that has behaved so far: asked its question and answered the server's. */
export async function admitted(
  house: Pick<SyncHouse, 'url'>,
  guest: Guest = {},
  answer: Uint8Array = Uint8Array.from([0, 0]),
): Promise<RawClient> {
  const raw = await rawClient(house, guest)
  raw.send(0, 0, Uint8Array.from([0]))
  raw.send(0, 1, answer)
  await raw.hear((bytes) => bytes[0] === 0 && bytes[1] === 1)
  return raw
}

export const isAck = (seq: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 1 && bytes[2] === seq
export const isState = (state: number) => (bytes: Uint8Array) => bytes[0] === 64 && bytes[1] === 2 && bytes[2] === state

/** What a document says while something is written into it. */
export function updatesOf(write: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => void updates.push(update)
  doc.on('update', listen)
  write(doc)
  doc.off('update', listen)
  return updates
}

export function message(...parts: (number | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? varUint(part) : Buffer.concat([varUint(part.length), part]))),
  )
}

function varUint(value: number): Buffer {
  const bytes: number[] = []
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
  return Buffer.from([...bytes, value])
}

/** Waits until something holds, looking again whenever one of the documents or presences has changed. */
export function until(people: readonly Person[], holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      for (const { doc, awareness } of people) {
        doc.off('update', look)
        awareness.off('change', look)
      }
      resolve()
    }
    for (const { doc, awareness } of people) {
      doc.on('update', look)
      awareness.on('change', look)
    }
  })
}

/** The one that asks "is it saved?", as our own client does. */
export function askSaved(person: Person, seq: number): Promise<void> {
  return new Promise((resolve) => {
    person.provider.messageHandlers[64] = (_encoder, decoder) => {
      const bytes = decoder.arr.subarray(decoder.pos)
      if (bytes[0] === 1 && bytes[1] === seq) resolve()
    }
    person.provider.ws?.send(Uint8Array.from([64, 0, seq]))
  })
}

// As above, and who came leaves at the end of the test.

export const come = async (...who: Parameters<typeof joined>): Promise<Person> => untilTheEnd(await joined(...who))
export const comeRaw = async (...who: Parameters<typeof admitted>): Promise<RawClient> =>
  untilTheEnd(await admitted(...who))
export const knock = async (...who: Parameters<typeof rawClient>): Promise<RawClient> =>
  untilTheEnd(await rawClient(...who))
