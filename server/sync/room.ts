import { CLOSE, CONDITION, SAVING } from '../../shared/wire/messages.ts'
import { AppendRefused } from '../storage/errors.ts'
import type { Position, RoomName } from '../storage/ports.ts'
import type { Connection } from './connection.ts'
import type { RoomMeans } from './rooms.ts'
import type { JoinedRoom } from './joinInPieces.ts'
import { Known } from './known.ts'
import { PresenceFlow } from './presenceFlow.ts'
import { frames, type Frame } from './protocol.ts'
import { snapshotOf, type Snapshot } from './snapshot.ts'
import { SavedQueue } from './savedQueue.ts'
import { chunkOf, Tail } from './tail.ts'
import { Tick } from './tick.ts'
import { ideasIn } from './guard.ts'
import { cutKnown, joinUpdates, readUpdate, type UpdateParts } from './updateBytes.ts'

const NOTHING = new Uint8Array([0, 0])
const COMPACTION_REST = 60_000

/** `gap`: it hangs on something not here. `full`: the board may not grow by that much. Both: nothing of it. `foreign`: only what was theirs to say. */
export type Taken = 'taken' | 'gap' | 'full' | 'foreign'

/** One document in memory, as bytes: a snapshot, what came since, and who is there. Nothing is ever built from it here. */
export class Room {
  readonly name: RoomName
  readonly connections = new Set<Connection>()
  /** Server work that must not be interrupted by unloading. */
  pins = 0
  readonly #means: RoomMeans
  readonly #known = new Known()
  #damaged: boolean
  #snapshot: Snapshot | undefined
  /** The last tick that the snapshot contains. */
  #snapshotTick = -1
  /** Goes into the snapshot that is being made. */
  #compacting = new Tail()
  #tail = new Tail()
  #compaction: Promise<void> | undefined
  #noCompactionBefore = 0
  #tailFrom: number
  #ideas = 0
  /** How large the board was when it last refused to grow. */
  #refusedAt: number | undefined
  #noRoomBefore = 0

  readonly #tick: Tick
  #ticks = 0
  #pending: UpdateParts[] = []
  #pendingBytes = 0
  readonly #senders = new Set<Connection | undefined>()
  #position: Position
  readonly #saved = new SavedQueue()
  readonly #offDurable: () => void
  #ended = false

  readonly #presence: PresenceFlow

  constructor(name: RoomName, loaded: JoinedRoom, means: RoomMeans) {
    const { clock, limits, log } = means
    this.name = name
    this.#means = means
    this.#damaged = loaded.damaged
    this.#position = loaded.upTo
    this.#tick = new Tick(
      clock,
      () => this.#flush(),
      (cost) => Math.min(cost, limits.longestTick),
    )
    this.#presence = new PresenceFlow(clock, (frame) => this.#showPresence(frame))
    this.#tailFrom = clock.monotonic()
    if (loaded.snapshot) this.#setSnapshot(snapshotOf(loaded.snapshot))
    if (loaded.updates.length > 0) {
      const update = loaded.joined
      const parts = readUpdate(update)
      this.#known.add(parts)
      this.#ideas += ideasIn(parts)
      this.#tail.add(chunkOf(update, { updates: loaded.updates.length, tick: 0, upTo: loaded.upTo }))
    }
    this.#offDurable = log.onDurable(name, (upTo) => this.#becameDurable(upTo))
  }

  // What a connection may ask and say

  stateVector(): Uint8Array {
    return this.#known.stateVector()
  }

  /** Gives somebody everything he lacks, and then "that is all"; from here on he hears what is new. */
  welcome(connection: Connection, vector: ReadonlyMap<number, number>): void {
    this.#tick.now()
    if (this.#ended) return
    const hasSnapshot = this.#snapshot !== undefined && Known.covers(vector, this.#snapshot.known.clocks)
    const base = hasSnapshot ? this.#snapshot?.deletes() : this.#snapshot?.frame
    connection.catchUp([...(base ? [base] : []), ...this.#tailSince(0), frames.emptyStep2])
    connection.showPresence(this.presenceOfAll())
  }

  /** Everything from a tick on, with the snapshot when the tick has become part of it. */
  since(tick: number): readonly Frame[] {
    return this.#snapshot && tick <= this.#snapshotTick
      ? [this.#snapshot.frame, ...this.#tailSince(0)]
      : this.#tailSince(tick)
  }

  #tailSince(tick: number): Frame[] {
    return [...this.#compacting.framesSince(tick), ...this.#tail.framesSince(tick)]
  }

  hasNews(parts: UpdateParts): boolean {
    return this.#known.judge(parts) !== 'nothing'
  }

  /** Whether updates are taken at all just now. */
  accepts(): boolean {
    return this.#means.log.health().state !== 'refusing'
  }

  /** See CONDITION. */
  get condition(): number {
    return (this.#damaged ? CONDITION.incomplete : 0) | (this.#means.readOnly ? CONDITION.readOnly : 0)
  }

  savingState(): number {
    return this.#means.log.health().state === 'ok' ? SAVING.ok : SAVING.notSaving
  }

  /** Throws `MalformedUpdate`. */
  take(from: Connection | undefined, update: UpdateParts): Taken {
    const verdict = this.#known.judge(update)
    if (verdict !== 'news') return verdict === 'gap' ? 'gap' : 'taken'
    const news = cutKnown(update, this.#known.clocks)
    const own = from ? this.ownPart(from, news, this.#known) : news
    if (own === news) return this.#takeIn(from, news)
    const rest = this.#known.judge(own)
    const taken = rest === 'news' ? this.#takeIn(from, own) : rest
    return taken === 'taken' || taken === 'nothing' ? 'foreign' : taken
  }

  /** What of the news is this person's to say: the same object where all of it is. */
  protected ownPart(_from: Connection, news: UpdateParts, _known: Known): UpdateParts {
    return news
  }

  /** Called with all that is taken. */
  protected tookIn(_parts: UpdateParts): void {}

  #takeIn(from: Connection | undefined, parts: UpdateParts): 'taken' | 'full' {
    if (from && parts.stretches.length > 0 && !this.#mayGrowBy(parts)) {
      this.#means.observe.count('boardFull')
      this.#refusedAt = this.#bytes
      return 'full'
    }
    this.#known.add(parts)
    this.tookIn(parts)
    this.#ideas += ideasIn(parts)
    this.#pending.push(parts)
    this.#pendingBytes += parts.bytes.length
    this.#senders.add(from)
    this.#means.observe.count('updates')
    this.#means.observe.count('updateBytes', parts.bytes.length)
    this.#tick.request()
    return 'taken'
  }

  get #bytes(): number {
    return (this.#snapshot?.update.length ?? 0) + this.#compacting.bytes + this.#tail.bytes + this.#pendingBytes
  }

  #mayGrowBy(parts: UpdateParts): boolean {
    const { boardBytes, ideas } = this.#means.limits
    const brings = ideasIn(parts)
    return this.#bytes + parts.bytes.length <= boardBytes && (brings === 0 || this.#ideas + brings <= ideas)
  }

  /** What was deleted counts until it has been collected; whoever was refused before is asked for it again then. */
  async #makeRoom(now: number): Promise<void> {
    this.#noRoomBefore = now + COMPACTION_REST
    // one that is under way may have begun before what makes room was deleted
    await this.#compaction
    await this.compact()
    if (this.#ended || this.#refusedAt === undefined || this.#bytes >= this.#refusedAt) return
    this.#refusedAt = undefined
    for (const connection of [...this.connections]) connection.settle()
  }

  /**
   * Will acknowledge once everything that this room knows now is durable: also what somebody else has sent, for the asker's own
   * update may have been dropped as known before that other one had reached the disk.
   */
  ask(connection: Connection, seq: number): void {
    this.#saved.ask(connection, seq, this.#pending.length > 0 ? undefined : this.#position)
    if (this.#isDurable(this.#position)) this.#becameDurable(this.#position)
  }

  takePresence(connection: Connection, update: Uint8Array, mayShow: () => boolean): void {
    this.#presence.take(connection, update, mayShow)
  }

  presenceOfAll(): Frame | undefined {
    return this.#presence.all()
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.#means.observe.count('disconnected')
    this.#presence.leave(connection)
    this.#means.onLeave(this, connection)
  }

  // The tick: log, then broadcast, then (when durable) acknowledge

  #flush(): void {
    const pending = this.#pending
    if (pending.length === 0 || this.#ended) return
    const tick = ++this.#ticks
    const [sender] = this.#senders.size === 1 ? this.#senders : []
    const bySomebody = [...this.#senders].some((from) => from !== undefined)
    this.#pending = []
    this.#pendingBytes = 0
    this.#senders.clear()
    let update: Uint8Array
    try {
      update = joinUpdates(pending)
      this.#position = this.#means.log.append(this.name, update)
    } catch (error) {
      return this.#giveUp(error)
    }
    const chunk = chunkOf(update, { updates: pending.length, tick, upTo: this.#position })
    if (this.#tail.isEmpty) this.#tailFrom = this.#means.clock.monotonic()
    this.#tail.add(chunk)
    this.#broadcast(chunk.frame, tick, sender)
    this.#saved.place(this.#position)
    this.#means.observe.count('flushes')
    this.#means.onChange(this, bySomebody)
    if (this.#isTailLong()) void this.compact()
  }

  /** To everybody but the one who said it; presence that is due goes along. */
  #broadcast(words: Frame, tick: number, sender: Connection | undefined): void {
    const presence = this.#presence.ride()
    const both = presence && frames.together([words, presence])
    for (const connection of this.connections) {
      if (connection.joined && connection !== sender) connection.deliver(words, tick, both)
      else connection.showPresence(presence)
    }
  }

  /** What is in memory is ahead of the log now: people come back to a freshly loaded room and send what they still have. */
  #giveUp(error: unknown): void {
    const erased = error instanceof AppendRefused && error.reason === 'erased'
    this.#means.observe.count('refusedWrite')
    this.end(erased ? CLOSE.gone : CLOSE.tryLater, erased ? 'the board is gone' : 'too much waits to be saved')
  }

  #showPresence(frame: Frame | undefined): void {
    for (const connection of this.connections) connection.showPresence(frame)
  }

  #isDurable(position: Position): boolean {
    return position <= this.#means.log.durable(this.name)
  }

  #becameDurable(upTo: Position): void {
    this.#means.observe.count('acknowledged', this.#saved.durable(upTo))
  }

  // What the server itself asks

  /** Resolves once everything taken so far would survive a power cut; rejects when the room ends before. */
  saved(): Promise<void> {
    this.#tick.now()
    if (this.#ended) return Promise.reject(new Error('the room has ended'))
    return this.#isDurable(this.#position) ? Promise.resolve() : this.#saved.until(this.#position)
  }

  /** All that the document is made of, as it lies here: cheaper than `read`, and not the same bytes each time. */
  parts(): readonly Uint8Array[] {
    this.#tick.now()
    const parts = [this.#snapshot?.update, ...this.#compacting.updateList, ...this.#tail.updateList]
    return parts.filter((part) => part !== undefined)
  }

  /** The whole document as one update. */
  async read(): Promise<Uint8Array> {
    this.#tick.now()
    const tick = this.#ticks
    const isWhole = () => this.#snapshotTick >= tick || (this.#tail.isEmpty && this.#compacting.isEmpty)
    while (!this.#damaged && !this.#means.readOnly && !isWhole()) {
      const before = this.#snapshotTick
      await this.compact()
      if (this.#snapshotTick === before) break
    }
    const [first = NOTHING, ...more] = this.parts()
    // Looking through a large one takes tens of milliseconds, in which nobody is served.
    return more.length === 0 ? first : joinUpdates([first, ...more].map(readUpdate))
  }

  /** Nothing is left that a later loading would have to replay, or it cannot be helped now. */
  get isCompact(): boolean {
    const { readOnly, clock } = this.#means
    return (
      this.#damaged ||
      readOnly ||
      (this.#tail.isEmpty && this.#compacting.isEmpty) ||
      clock.monotonic() < this.#noCompactionBefore
    )
  }

  get hasEnded(): boolean {
    return this.#ended
  }

  get isIdle(): boolean {
    return this.connections.size === 0 && this.pins === 0 && this.#pending.length === 0
  }

  #isTailLong(): boolean {
    const { tailUpdates, tailBytes } = this.#means.limits
    const bytes = Math.max(tailBytes, (this.#snapshot?.update.length ?? 0) / 4)
    return !this.isCompact && (this.#tail.updates > tailUpdates || this.#tail.bytes > bytes)
  }

  /** Puts a snapshot in the place of the tail, in memory and in the log. Trouble leaves everything as it was. */
  compact(): Promise<void> {
    return (this.#compaction ??= this.#compact().finally(() => (this.#compaction = undefined)))
  }

  /** Somebody who knows the board misses nothing: from here on it is compacted again, and nobody is warned any more. */
  async acceptAsComplete(): Promise<void> {
    if (!this.#damaged) return
    this.#tick.now()
    const tick = this.#ticks
    await this.#means.log.acceptAsComplete(this.name)
    this.#damaged = false
    await this.compact()
    // Until a snapshot stands in the place of the damaged files they would give the alarm again.
    this.#damaged = this.#snapshotTick < tick
    if (this.#damaged) throw new Error('the board could not be compacted')
    for (const connection of this.connections) connection.tellCondition()
  }

  async #compact(): Promise<void> {
    const upTo = this.#position
    const tick = this.#ticks
    const before = this.#known.copy()
    const ideas = this.#ideas
    this.#compacting = this.#tail
    this.#tail = new Tail()
    try {
      const base = this.#snapshot ? [this.#snapshot.update] : []
      const update = await this.#means.compactor.compact([...base, ...this.#compacting.updateList])
      if (this.#ended) return
      const snapshot = snapshotOf(update)
      if (!snapshot.known.includes(before)) throw new Error('the snapshot lacks something')
      await this.#means.log.compact(this.name, update, upTo)
      if (this.#ended) return
      this.#setSnapshot(snapshot)
      // counted twice until here: in the snapshot, and as they came
      this.#ideas -= ideas
      this.#snapshotTick = tick
      this.#compacting = new Tail()
      this.#means.observe.count('compacted')
    } catch {
      this.#means.observe.count('compactionFailed')
      this.#noCompactionBefore = this.#means.clock.monotonic() + COMPACTION_REST
      this.#compacting.append(this.#tail)
      this.#tail = this.#compacting
      this.#compacting = new Tail()
    }
  }

  #setSnapshot(snapshot: Snapshot): void {
    this.#known.addAll(snapshot.known)
    this.#ideas += snapshot.ideas
    this.#snapshot = snapshot
  }

  /** Goes through the connections that need looking after now and then. */
  check(now: number): void {
    for (const connection of this.connections) connection.check(now)
    this.#presence.forget(now)
    if (this.isCompact) return
    if (this.#refusedAt !== undefined && now >= this.#noRoomBefore) void this.#makeRoom(now)
    else if (now - this.#tailFrom > this.#means.limits.tailAge) void this.compact()
  }

  /** Sends off everybody and lets go of everything; what is in the log stays there. */
  end(code: number, reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#tick.stop()
    this.#presence.stop()
    this.#offDurable()
    this.#saved.end()
    for (const connection of [...this.connections]) connection.end(code, reason)
    this.#means.onEnd(this)
  }
}
