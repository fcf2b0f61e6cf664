import type { WebSocket } from 'ws'
import type { BoardId } from '../../shared/domain/board.ts'
import type { ClosingNow } from '../../shared/domain/closing.ts'
import { CLOSE, SAVING } from '../../shared/wire/messages.ts'
import type { Clock } from '../storage/ports.ts'
import { Budget } from './budget.ts'
import { readForeignUpdate } from './guard.ts'
import type { SyncLimits } from './limits.ts'
import type { SyncObserver } from './observe.ts'
import { Outlet } from './outlet.ts'
import { frames, readClientMessage, type ClientMessage, type Frame } from './protocol.ts'
import { Pace } from './pace.ts'
import { Pulse } from './pulse.ts'
import type { Room, Taken } from './room.ts'
import type { Visitor } from './rooms.ts'
import { MalformedUpdate, type UpdateParts } from './updateBytes.ts'

export interface ConnectionMeans {
  readonly clock: Clock
  readonly limits: SyncLimits
  readonly observe: SyncObserver
  /** When the session of a board ends, and what it takes now. */
  readonly closingOf: (board: BoardId) => ClosingNow
}

const TOO_BIG = 1009

/** One open socket: what it has said so far and what it may say next. The room decides what others hear. */
export class Connection {
  readonly visitor: Visitor
  readonly #socket: WebSocket
  readonly #room: Room
  readonly #means: ConnectionMeans
  readonly #outlet: Outlet
  readonly #pace: Pace
  readonly #states: Budget
  readonly #since: number

  /** Has got everything and hears what is new from here on. */
  joined = false
  /** Used message 64, so it may be answered in it. */
  speaksSaved = false
  #ended = false

  /** It has told what it has that we lack; before that its updates may hang on what it has not sent yet. */
  #answered = false
  #held: Uint8Array[] = []
  #heldBytes = 0
  #heldSince = 0
  #resyncs = 0
  /** An update was refused for want of room: what it sends next hangs on it, until it has been asked anew. */
  #owed = false
  /** Something was refused because the session is closed: until it is open again nothing more of this connection's is said to be saved. */
  #tooLate = false
  /** What it has last been told of the session's end. */
  #toldClosing: Frame = frames.closing({ state: 'open' })
  #settling = false
  #asks: number[] = []
  readonly #clients = new Set<number>()

  /** The first tick it has missed because it reads too slowly. */
  #missedTick: number | undefined
  #missedPresence = false
  readonly #pulse: Pulse

  constructor(socket: WebSocket, visitor: Visitor, room: Room, means: ConnectionMeans) {
    const { clock, limits } = means
    const now = clock.monotonic()
    this.visitor = visitor
    this.#socket = socket
    this.#room = room
    this.#means = means
    this.#outlet = new Outlet(socket)
    this.#pace = new Pace(socket, means)
    const states = visitor.access === 'read' ? limits.presenceViewerPerSecond : limits.presencePerSecond
    this.#states = new Budget(states, 4 * states, now)
    this.#since = now
    this.#pulse = new Pulse(this.#outlet, limits, now)
    this.#outlet.onDrain(() => this.#drained())
  }

  /** The room is loaded: asks for what the client has and we lack. Its own question is answered when it has come. */
  greet(): void {
    this.#send([frames.step1(this.#room.stateVector())])
  }

  receive(bytes: Uint8Array): void {
    if (this.#ended) return
    let message: ClientMessage
    try {
      message = readClientMessage(bytes)
    } catch {
      return this.#refuseGarbage('malformed message')
    }
    if (bytes.length > (message.kind === 'step2' ? this.#means.limits.syncStep2 : this.#means.limits.frame)) {
      return this.end(TOO_BIG, 'message too large')
    }
    this.#pace.charge(message, bytes.length, this.joined)
    this.#handle(message)
  }

  #handle(message: ClientMessage): void {
    switch (message.kind) {
      case 'step1':
        return this.#room.welcome(this, message.vector)
      case 'step2':
      case 'update':
        return this.#receiveUpdate(message.kind, message.update)
      case 'presence':
        return this.#receivePresence(message.update)
      case 'askPresence':
        return this.showPresence(this.#room.presenceOfAll())
      case 'askSaved':
        return this.#receiveAsk(message.seq)
    }
  }

  #receiveUpdate(kind: 'step2' | 'update', update: Uint8Array): void {
    const parts = this.#read(kind, update)
    if (!parts) return
    if (this.visitor.access === 'read') {
      this.#answered = true
      if (kind === 'update' || this.#room.hasNews(parts)) this.#deny(SAVING.refused)
      return
    }
    if (!this.#isOpen()) {
      this.#answered = true
      if (!this.#room.hasNews(parts)) return
      this.#tooLate = true
      return this.#deny(SAVING.frozen)
    }
    if (!this.#room.accepts()) return this.#refuse(SAVING.notSaving)
    if (kind === 'step2') this.#answered = true
    // while something of it was refused only deletes can do without that
    else if (this.#owed && parts.stretches.length > 0) return
    else if (!this.#answered && !this.#owed) return this.#hold(update)
    switch (this.#take(parts)) {
      case 'taken':
        return kind === 'step2' ? this.#release() : undefined
      case 'foreign':
        // What others have said is brought back by them; nobody else is asked for it.
        return kind === 'step2' ? this.#release() : this.#deny(SAVING.refused)
      case 'full':
        return this.#refuse(SAVING.boardFull)
      case 'gap':
        if (kind === 'step2') this.#askAnew()
        else if (!this.#owed) this.#askAnew(update)
        return
      case 'garbage':
    }
  }

  #isOpen(): boolean {
    return this.visitor.isOpen?.() ?? true
  }

  #take(parts: UpdateParts): Taken | 'garbage' {
    try {
      return this.#room.take(this, parts)
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error
      this.#refuseGarbage(`malformed update: ${error.message}`)
      return 'garbage'
    }
  }

  #read(kind: 'step2' | 'update', update: Uint8Array): UpdateParts | undefined {
    const { clientsPerConnection, clientsPerStep2 } = this.#means.limits
    try {
      const parts = readForeignUpdate(this.visitor.document, update, clientsPerStep2)
      if (kind === 'update') for (const { client } of parts.stretches) this.#clients.add(client)
      if (this.#clients.size <= clientsPerConnection) return parts
      this.#refuseGarbage('too many Yjs client ids')
    } catch (error) {
      this.#refuseGarbage(error instanceof MalformedUpdate ? `malformed update: ${error.message}` : 'malformed update')
    }
    return undefined
  }

  #hold(update: Uint8Array): void {
    if (this.#held.length === 0) this.#heldSince = this.#means.clock.monotonic()
    this.#held.push(update)
    this.#heldBytes += update.length
    if (this.#heldBytes > this.#means.limits.heldBytes)
      this.end(CLOSE.tryLater, 'too much before the answer to our question')
  }

  /** Something hangs on what we do not have: an honest client has it, or gets it from us just now, and answers when asked again. */
  #askAnew(update?: Uint8Array): void {
    if (++this.#resyncs > this.#means.limits.resyncs) return this.#refuseGarbage('updates that hang on nothing')
    this.#answered = false
    if (update) this.#hold(update)
    this.greet()
  }

  /** What had to wait for the client's answer goes on its way, in order; so do the questions that waited behind it. */
  #release(): void {
    this.#answered = true
    if (this.#owed) this.tellState(this.#room.savingState())
    this.#owed = false
    const held = this.#held
    this.#held = []
    this.#heldBytes = 0
    for (const update of held) {
      if (this.#ended) return
      this.#receiveUpdate('update', update)
    }
    this.#passAsks()
  }

  #receiveAsk(seq: number): void {
    if (!this.speaksSaved) {
      this.speaksSaved = true
      if (this.#room.savingState() !== SAVING.ok) this.tellState(this.#room.savingState())
      if (this.#room.condition !== 0) this.tellCondition()
      this.tellClosing()
      if (this.#tooLate) this.tellState(SAVING.frozen)
    }
    this.#asks.push(seq)
    this.#passAsks()
  }

  /** "Is all I sent durable?" must wait as long as something sent before it waits here. Only the last question needs its answer. */
  #passAsks(): void {
    const last = this.#asks.at(-1)
    const settled = this.visitor.access === 'read' || (this.#answered && !this.#owed && !this.#tooLate)
    if (last === undefined || !settled) {
      if (this.#asks.length > 1) this.#asks = this.#asks.slice(-1)
      return
    }
    this.#asks = []
    this.#room.ask(this, last)
  }

  #receivePresence(update: Uint8Array): void {
    try {
      this.#room.takePresence(this, update, () => this.#states.trySpend(1, this.#means.clock.monotonic()))
    } catch {
      this.#refuseGarbage('malformed presence')
    }
  }

  #deny(state: number): void {
    this.#means.observe.count('refusedWrite')
    this.#send([frames.denied('Here one can only read.'), ...this.#stateFrames(state)])
  }

  #refuse(state: number): void {
    this.#means.observe.count('refusedWrite')
    this.#owed = true
    this.#settling = false
    this.#answered = false
    this.#held = []
    this.#heldBytes = 0
    this.tellState(state)
  }

  /** There is room again: whoever was refused is asked for everything he still has. */
  settle(): void {
    if (!this.#owed || this.#settling || this.#ended) return
    this.#settling = true
    this.greet()
  }

  #refuseGarbage(reason: string): void {
    this.#means.observe.count('garbage')
    this.end(CLOSE.garbage, reason)
  }

  #stateFrames(state: number): Frame[] {
    return this.speaksSaved ? [frames.state(state)] : []
  }

  tellState(state: number): void {
    this.#send(this.#stateFrames(state))
  }

  tellCondition(): void {
    if (this.speaksSaved) this.#send([frames.condition(this.#room.condition)])
  }

  /** Where it is another than it has heard. When the session goes on, whoever came too late before is asked for it again. */
  tellClosing(): void {
    if (this.speaksSaved) {
      const frame = frames.closing(this.#means.closingOf(this.visitor.board))
      if (!frame.equals(this.#toldClosing)) this.#send([frame])
      this.#toldClosing = frame
    }
    if (!this.#tooLate || this.#ended || !this.#isOpen()) return
    this.#tooLate = false
    this.#answered = false
    this.tellState(this.#room.savingState())
    this.greet()
  }

  acknowledge(seq: number): void {
    this.#send([frames.saved(seq)])
  }

  /** Everything up to and including a tick. */
  catchUp(everything: readonly Frame[]): void {
    this.joined = true
    this.#missedTick = undefined
    this.#send(everything)
  }

  /**
   * What one tick brought, and where presence goes along both in one; a socket that does not keep up gets it later, together with
   * the rest.
   */
  deliver(words: Frame, tick: number, withPresence?: Frame): void {
    const takesPresence = withPresence !== undefined && this.#takesPresence()
    if (this.#missedTick !== undefined) return
    if (this.#outlet.queued > this.#means.limits.updateQueue) {
      this.#means.observe.count('lagging')
      this.#missedTick = tick
      return
    }
    this.#send([takesPresence ? withPresence : words])
  }

  showPresence(frame: Frame | undefined): void {
    if (frame && this.#takesPresence()) this.#send([frame])
  }

  /** Who does not keep up is shown all of it again later. */
  #takesPresence(): boolean {
    if (!this.joined || this.#missedPresence) return false
    if (this.#outlet.queued <= this.#means.limits.presenceQueue) return true
    this.#means.observe.count('presenceDropped')
    this.#missedPresence = true
    return false
  }

  #drained(): void {
    if (this.#ended) return
    if (this.#missedTick !== undefined) this.catchUp(this.#room.since(this.#missedTick))
    if (this.#missedPresence) {
      this.#missedPresence = false
      this.showPresence(this.#room.presenceOfAll())
    }
  }

  #send(list: readonly Frame[]): void {
    if (this.#ended || list.length === 0) return
    for (const frame of list) this.#means.observe.count('sentBytes', frame.length)
    this.#outlet.write(list, this.#means.clock.monotonic())
  }

  pong(): void {
    this.#pulse.pong()
  }

  /** Called every few seconds: keeps an honest connection alive and lets go of a dead one. */
  check(now: number): void {
    const { heldFor, silentFor } = this.#means.limits
    const pulse = this.#pulse.look(now)
    if (!this.joined && now - this.#since > heldFor) return this.end(CLOSE.tryLater, 'no question within 10 s')
    // an answer may be large and the line slow
    if (this.#held.length > 0 && now - this.#heldSince > heldFor && this.#pulse.silentFor(now) > heldFor / 2)
      return this.end(CLOSE.tryLater, 'no answer within 10 s')
    if (pulse === 'stuck') return this.#giveUp('nothing taken for 30 s')
    if (pulse === 'dead') return this.#giveUp('no answer to a ping')
    if (pulse === 'ping') this.#socket.ping()
    if (this.joined && this.#outlet.queued === 0 && now - this.#outlet.lastWrite > silentFor * 0.75)
      this.#send([frames.emptyPresence])
  }

  #giveUp(reason: string): void {
    this.end(CLOSE.tryLater, reason)
    this.#socket.terminate()
  }

  /** Says goodbye, and hangs up when the goodbye is not answered soon. */
  end(code: number, reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#pace.end()
    this.#socket.close(code, reason)
    const cancel = this.#means.clock.after(2_000, () => this.#socket.terminate())
    this.#socket.once('close', cancel)
    this.#room.leave(this)
  }

  /** The socket has closed by itself. */
  left(): void {
    this.#ended = true
    this.#pace.end()
    this.#room.leave(this)
  }
}
