import type { WebSocket } from 'ws'
import { DOCUMENT_NAMES, type BoardId, type DocumentName } from '../../shared/domain/board.ts'
import type { ClosingNow } from '../../shared/domain/closing.ts'
import type { ParticipantId, Role } from '../../shared/domain/participant.ts'
import { CLOSE, CONDITION, SAVING } from '../../shared/wire/messages.ts'
import { BoardErased } from '../storage/errors.ts'
import type { Clock, RoomName, UpdateLog } from '../storage/ports.ts'
import { acceptSocket } from './acceptSocket.ts'
import type { Compactor } from './compactor.ts'
import { Connection, type ConnectionMeans } from './connection.ts'
import { joinInPieces } from './joinInPieces.ts'
import { SYNC_LIMITS, type SyncLimits } from './limits.ts'
import type { SyncObserver } from './observe.ts'
import { Room } from './room.ts'
import { TalkRoom } from './talkRoom.ts'
import { readUpdate } from './updateBytes.ts'

/** Who comes, decided once, at the upgrade; only the session may end meanwhile. */
export interface Visitor {
  readonly board: BoardId
  readonly document: DocumentName
  /** At most, while the session is open. Who only reads is also seen only as being there. */
  readonly access: 'read' | 'write'
  /** Whether the session takes writing here just now; asked at every message. Left out: always. */
  readonly isOpen?: () => boolean
  /** Whether what others have said in `talk` may be taken away; asked at every message. Left out: never. */
  readonly moderates?: () => boolean
  readonly participant: ParticipantId
  readonly name?: string | undefined
  /** For who asks who is there; no room looks at it. */
  readonly role?: Role | undefined
  /** A hash of what was shown at the door, for `review`; no room looks at it. */
  readonly credential?: string | undefined
}

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly compactor: Compactor
  readonly clock: Clock
  readonly limits?: Partial<SyncLimits>
  readonly observe?: SyncObserver
  /** Nobody may write, whatever the visitor's access: everybody is told. */
  readonly readOnly?: boolean
  /** When the session of a board ends; left out: none ever does. */
  readonly closingOf?: (board: BoardId) => ClosingNow
}

/** All rooms of this process. */
export interface Rooms {
  /** Takes over an open socket for good. The room is loaded before the first answer. */
  acceptSocket(socket: WebSocket, visitor: Visitor): void
  /** The server's own update: resolves once it is durable. Rejects when the board is gone or the log refuses. */
  publish(board: BoardId, document: DocumentName, update: Uint8Array): Promise<void>
  /** The whole document as one update, with everything that was sent to anybody. */
  read(board: BoardId, document: DocumentName): Promise<Uint8Array>
  /** As `read`; undefined where files of the document were damaged, so that something may be missing in it. */
  readWhole(board: BoardId, document: DocumentName): Promise<Uint8Array | undefined>
  /** What a document is made of, for who joins it elsewhere: cheaper than `read`. */
  parts(board: BoardId, document: DocumentName): Promise<DocumentParts>
  /** Calls back whenever something of a board has changed, until the returned function is called. */
  onChange(listener: (board: BoardId, document: DocumentName) => void): () => void
  /** Somebody who follows a board without a socket: counts among those who are there, and is sent away like them. */
  follow(visitor: Visitor, end: (code: number) => void): () => void
  /** Nothing is missing on a board of which files were damaged. Rejects when that cannot be stored now. */
  acceptAsComplete(board: BoardId): Promise<void>
  /** Ends all connections of a board and forgets its rooms; call it before the board is erased. */
  closeBoard(board: BoardId, code: number): void
  /** Ends the connections of a board for which there is a close code: what they say from here on is not heard. */
  review(board: BoardId, verdict: (visitor: Visitor) => number | undefined): void
  /** Tells everybody on a board when its session ends and what it takes now, where that is another than they have heard. */
  tellClosing(board: BoardId): void
  /** Who has the map of a board open. */
  present(board: BoardId): readonly Visitor[]
  /** Tells what happens to the maps of boards, until the returned function is called. */
  onActivity(activity: MapActivity): () => void
  /** The boards that somebody is on. */
  boards(): ReadonlySet<BoardId>
  isVisited(board: BoardId): boolean
  /** Saves, acknowledges, says goodbye with 1001. At most about five seconds. */
  close(): Promise<void>
  /** How many rooms are in memory. */
  readonly size: number
}

/** What others may want to know of a board's map: when somebody came, has written, or left. Told at once and often: do little. */
export interface MapActivity {
  came(board: BoardId): void
  wrote(board: BoardId): void
  left(board: BoardId): void
}

export interface DocumentParts {
  readonly updates: readonly Uint8Array[]
  /** Files of the document were damaged: something may be missing. */
  readonly incomplete: boolean
}

/** What a room needs of the house around it. */
export interface RoomMeans extends ConnectionMeans {
  readonly log: UpdateLog
  readonly compactor: Compactor
  readonly readOnly: boolean
  onLeave(room: Room, connection: Connection): void
  onEnd(room: Room): void
  /** `bySomebody`: not by the server alone. */
  onChange(room: Room, bySomebody: boolean): void
}

const CHECK_EVERY = 5_000
const RESTARTING = 'the server stops or restarts'
const WITHDRAWN = 'this link or ticket opens the board no more'
const NEVER_CLOSES: ClosingNow = { state: 'open' }
const silent: SyncObserver = { count: () => {} }

export function createRooms({
  log,
  compactor,
  clock,
  limits: given,
  observe = silent,
  readOnly = false,
  closingOf = () => NEVER_CLOSES,
}: RoomsOptions): Rooms {
  const limits = { ...SYNC_LIMITS, ...given }
  const rooms = new Map<string, Promise<Room>>()
  const live = new Map<string, Room>()
  const sockets = new Map<BoardId, Set<WebSocket>>()
  const visitors = new WeakMap<WebSocket, Visitor>()
  const listeners = new Set<MapActivity>()
  const changeListeners = new Set<(board: BoardId, document: DocumentName) => void>()
  const followers = new Set<{ readonly visitor: Visitor; readonly end: (code: number) => void }>()
  let closing = false

  const tell = (what: keyof MapActivity, { board, document }: RoomName): void => {
    if (document === 'map') for (const listener of listeners) listener[what](board)
  }

  const means: RoomMeans = {
    log,
    compactor,
    clock,
    limits,
    observe,
    readOnly,
    closingOf,
    onLeave: (room) => {
      tell('left', room.name)
      void retire(room)
    },
    onEnd: (room) => forget(room),
    onChange: ({ name }, bySomebody) => {
      if (bySomebody) tell('wrote', name)
      for (const listener of changeListeners) listener(name.board, name.document)
    },
  }

  function forget(room: Room): void {
    const key = keyOf(room.name)
    if (live.get(key) !== room) return
    live.delete(key)
    rooms.delete(key)
    observe.count('roomClosed')
  }

  /** One loading per room, however many come at once. */
  function open(name: RoomName): Promise<Room> {
    if (closing) return Promise.reject(new Error('the server is closing'))
    const key = keyOf(name)
    const known = rooms.get(key)
    if (known) return known
    const opening = load(key, name)
    rooms.set(key, opening)
    opening.catch(() => {
      if (rooms.get(key) === opening) rooms.delete(key)
      observe.count('loadFailed')
    })
    return opening
  }

  async function load(key: string, name: RoomName): Promise<Room> {
    const loaded = await log.load(name)
    const room = new (name.document === 'talk' ? TalkRoom : Room)(
      name,
      { ...loaded, joined: await joinInPieces(loaded.updates) },
      means,
    )
    live.set(key, room)
    observe.count('roomOpened')
    return room
  }

  /** Runs something that must find its room loaded and not lose it halfway. */
  async function withRoom<T>(name: RoomName, run: (room: Room) => Promise<T>): Promise<T> {
    let room = await open(name)
    while (room.hasEnded) room = await open(name)
    room.pins++
    try {
      return await run(room)
    } finally {
      room.pins--
      void retire(room)
    }
  }

  /** The whole document as it lies on the disk, if that is all and nobody is on it: taking in a large one would hold up everybody else. */
  async function lying(name: RoomName): Promise<Uint8Array | undefined> {
    if (closing || rooms.has(keyOf(name))) return undefined
    const found = await log.load(name).catch(() => undefined)
    if (!found) return undefined
    // Whoever has loaded keeps the room in the log until they stop listening to it.
    log.onDurable(name, () => {})()
    return found.damaged || found.updates.length > 0 ? undefined : found.snapshot
  }

  const retiring = new Set<Room>()
  /** Unloads a room when the last one has left, everything is durable and a snapshot is made; whoever comes meanwhile stops it. */
  async function retire(room: Room): Promise<void> {
    if (!room.isIdle || retiring.has(room) || closing) return
    retiring.add(room)
    try {
      await room.saved()
      if (room.isIdle && !room.isCompact) await room.compact()
      await room.saved()
    } catch {
      return // it has ended meanwhile
    } finally {
      retiring.delete(room)
    }
    if (room.isIdle && room.isCompact) room.end(CLOSE.goingAway, 'everybody has left')
    else void retire(room)
  }

  const offHealth = log.onHealth(({ state }) => {
    for (const room of live.values()) {
      for (const connection of room.connections) {
        if (connection.speaksSaved) connection.tellState(state === 'ok' ? SAVING.ok : SAVING.notSaving)
        if (state !== 'refusing') connection.settle()
      }
    }
  })

  function sendAway(verdict: (visitor: Visitor) => number | undefined): void {
    for (const follower of [...followers]) {
      const code = verdict(follower.visitor)
      if (code === undefined) continue
      followers.delete(follower)
      follower.end(code)
    }
  }

  let cancelCheck = clock.after(CHECK_EVERY, check)
  function check(): void {
    const now = clock.monotonic()
    for (const room of live.values()) room.check(now)
    cancelCheck = clock.after(CHECK_EVERY, check)
  }

  return {
    get size() {
      return rooms.size
    },

    acceptSocket: (socket, visitor) => {
      const ofBoard = sockets.get(visitor.board) ?? new Set()
      const refuse = (code: number, reason: string) => {
        socket.on('error', () => {})
        socket.close(code, reason)
      }
      if (closing) return refuse(CLOSE.goingAway, RESTARTING)
      if (ofBoard.size >= limits.connectionsPerBoard) return refuse(CLOSE.tryLater, 'too many connections')
      sockets.set(visitor.board, ofBoard.add(socket))
      visitors.set(socket, visitor)
      socket.once('close', () => {
        ofBoard.delete(socket)
        if (ofBoard.size === 0 && sockets.get(visitor.board) === ofBoard) sockets.delete(visitor.board)
      })
      acceptSocket(socket, {
        open: () => open(visitor),
        connect: (room) => {
          const connection = new Connection(socket, visitor, room, means)
          room.connections.add(connection)
          observe.count('connected')
          tell('came', room.name)
          return connection
        },
        refuse: (error) =>
          error instanceof BoardErased
            ? refuse(CLOSE.gone, 'the board is gone')
            : refuse(CLOSE.tryLater, 'the board could not be loaded'),
        abandon: (room) => void retire(room),
      })
    },

    publish: (board, document, update) =>
      withRoom({ board, document }, async (room) => {
        const taken = room.take(undefined, readUpdate(update))
        if (taken !== 'taken') throw new Error(`the server's own update was not taken: ${taken}`)
        await room.saved()
      }),

    read: async (board, document) =>
      (await lying({ board, document })) ?? withRoom({ board, document }, (room) => room.read()),

    readWhole: (board, document) =>
      withRoom({ board, document }, async (room) =>
        (room.condition & CONDITION.incomplete) === 0 ? room.read() : undefined,
      ),

    parts: (board, document) =>
      withRoom({ board, document }, (room) =>
        Promise.resolve({ updates: room.parts(), incomplete: (room.condition & CONDITION.incomplete) !== 0 }),
      ),

    onChange: (listener) => {
      changeListeners.add(listener)
      return () => void changeListeners.delete(listener)
    },

    follow: (visitor, end) => {
      const follower = { visitor, end }
      if (closing) end(CLOSE.goingAway)
      else followers.add(follower)
      return () => void followers.delete(follower)
    },

    acceptAsComplete: async (board) => {
      for (const document of DOCUMENT_NAMES) await withRoom({ board, document }, (room) => room.acceptAsComplete())
    },

    closeBoard: (board, code) => {
      for (const room of [...live.values()]) if (room.name.board === board) room.end(code, 'the board is closed')
      for (const socket of sockets.get(board) ?? []) socket.close(code, 'the board is closed')
      sendAway((visitor) => (visitor.board === board ? code : undefined))
    },

    review: (board, verdict) => {
      for (const room of [...live.values()]) {
        if (room.name.board !== board) continue
        for (const connection of [...room.connections]) {
          const code = verdict(connection.visitor)
          if (code !== undefined) connection.end(code, WITHDRAWN)
        }
      }
      // those for whom the room is still being loaded
      for (const socket of sockets.get(board) ?? []) {
        const visitor = visitors.get(socket)
        const code = visitor && socket.readyState === socket.OPEN ? verdict(visitor) : undefined
        if (code !== undefined) socket.close(code, WITHDRAWN)
      }
      sendAway((visitor) => (visitor.board === board ? verdict(visitor) : undefined))
    },

    tellClosing: (board) => {
      for (const room of live.values())
        if (room.name.board === board) for (const connection of [...room.connections]) connection.tellClosing()
    },

    present: (board) =>
      [...(live.get(keyOf({ board, document: 'map' }))?.connections ?? [])].map(({ visitor }) => visitor),

    onActivity: (activity) => {
      listeners.add(activity)
      return () => listeners.delete(activity)
    },

    boards: () => new Set([...sockets.keys(), ...[...followers].map(({ visitor }) => visitor.board)]),

    isVisited: (board) => sockets.has(board) || [...followers].some(({ visitor }) => visitor.board === board),

    close: async () => {
      closing = true
      cancelCheck()
      offHealth()
      sendAway(() => CLOSE.goingAway)
      const all = [...live.values()]
      const saved = Promise.allSettled(all.map((room) => room.saved()))
      await Promise.race([saved, wait(clock, limits.closeWithin - 1_500)])
      const gone = [...sockets.values()].flatMap((set) => [...set].map(closed))
      for (const room of all) {
        for (const connection of room.connections) if (connection.speaksSaved) connection.tellState(SAVING.restarting)
        room.end(CLOSE.goingAway, RESTARTING)
      }
      for (const set of sockets.values()) for (const socket of set) socket.close(CLOSE.goingAway, RESTARTING)
      await Promise.race([Promise.all(gone), wait(clock, 1_000)])
      for (const set of sockets.values()) for (const socket of set) socket.terminate()
    },
  }
}

const keyOf = ({ board, document }: RoomName) => `${board}/${document}`
const wait = (clock: Clock, ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))
const closed = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))
