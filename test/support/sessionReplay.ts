import { setImmediate as breathe } from 'node:timers/promises'
import { addIdea } from '../../shared/commands/addIdea.ts'
import type { Command } from '../../shared/commands/command.ts'
import { linkIdeas } from '../../shared/commands/linkIdeas.ts'
import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { publishTally } from '../../shared/commands/publishTally.ts'
import { removeIdeas } from '../../shared/commands/removeIdeas.ts'
import { setField } from '../../shared/commands/setField.ts'
import { setNote } from '../../shared/commands/setNote.ts'
import { noteFragment, titleFragment } from '../../shared/document/readMindMap.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'
import { join, type MadeBoard } from './boardByHttp.ts'
import { watchOwnSteps, type Delivery } from './deliveries.ts'
import { createPerson, type ScriptedPerson } from './scriptedPerson.ts'
import type { TestServer } from './server.ts'
import type { TraceEvent } from './sessionTrace.ts'
import { deleteText, insertText, lengthOf } from './typing.ts'

/** The trace is exact as long as everybody online sees a step within 2.5 s of its time. */
const LATE = 1_500

interface Seat {
  readonly person: ScriptedPerson
  connected: boolean
  /** Steps that the server has been asked about, by the number of the question. */
  readonly ledger: { question: number; readonly step: Delivery }[]
}

/**
 * Plays a trace on a real server as fast as everybody's replica follows: an event is done only when all who are online have every
 * step that is older than {@link LATE}. So the order of things is the trace's, and their timing is the machine's.
 */
export class SessionReplay {
  readonly seats = new Map<string, Seat>()
  /** Everybody who left, with what they had last. */
  readonly gone: ScriptedPerson[] = []
  private readonly sessions = new Map<string, SessionAnswer>()
  private readonly ballots = new Map<string, Set<string>>()
  private steps: Delivery[] = []
  private stage: ScriptedPerson | undefined
  private wake: () => void = () => undefined
  private now = 0

  constructor(
    private readonly server: TestServer,
    private readonly board: MadeBoard,
    private readonly random: () => number,
  ) {}

  get online(): ScriptedPerson[] {
    return [...this.seats.values()].filter(({ connected }) => connected).map(({ person }) => person)
  }

  async play(events: readonly TraceEvent[]): Promise<void> {
    for (const [i, event] of events.entries()) {
      this.now = event.t
      await this.delivered((step) => step.at < event.t - LATE)
      await this.act(event)
      if (i % 20 === 0) await breathe()
    }
  }

  /** Resolves when everybody online has every step of everybody online; `which`: of those only. */
  async delivered(which: (step: Delivery) => boolean = () => true): Promise<void> {
    for (;;) {
      const online = this.online
      this.steps = this.steps.filter(
        (step) => this.seats.get(step.author)?.connected === false || !online.every(({ doc }) => step.reached(doc)),
      )
      if (!this.steps.some((step) => which(step) && this.seats.get(step.author)?.connected !== false)) return
      await this.nextUpdate()
    }
  }

  /**
   * `kill -9`, and back. Answers the steps that had been promised as saved and are not on the disk. What only others had seen may
   * still have been on its way there: those others bring it back, so it waits until they did, while its author stays away.
   */
  async killServer(): Promise<{ promised: number; seen: number; lost: Delivery[] }> {
    const seats = [...this.seats].filter(([, { connected }]) => connected)
    await this.server.kill('SIGKILL')
    for (const [, { person }] of seats) person.offline()
    this.stage?.offline()
    const entries = [...this.seats].flatMap(([, { person, ledger }]) =>
      ledger.map(({ question, step }) => ({ step, promised: question <= person.saved() })),
    )
    const promised = entries.filter((entry) => entry.promised).map(({ step }) => step)
    const seen = entries
      .map(({ step }) => step)
      .filter((step) => seats.some(([name, { person }]) => name !== step.author && step.reached(person.doc)))
    await this.server.restart()
    const witness = this.seat(await join(this.server.url, this.board.board, this.board.secrets.viewer))
    witness.doc.on('update', () => this.wake())
    await witness.online()
    const lost = promised.filter((step) => !step.reached(witness.doc))

    const away = new Set(seen.filter((step) => !step.reached(witness.doc)).map(({ author }) => author))
    await Promise.all(seats.filter(([name]) => !away.has(name)).map(([, seat]) => this.comeOnline(seat)))
    while (!seen.every((step) => step.reached(witness.doc))) await this.nextUpdate()
    witness.leave()
    await Promise.all([
      ...seats.filter(([name]) => away.has(name)).map(([, seat]) => this.comeOnline(seat)),
      this.stage?.online(),
    ])
    return { promised: promised.length, seen: seen.length, lost }
  }

  /** Everybody comes back once more, those who have left too, and gets everything. */
  async everybodyBack(): Promise<ScriptedPerson[]> {
    const all = [...this.gone, ...[...this.seats.values()].map(({ person }) => person)]
    await Promise.all(all.map((person) => person.online()))
    return all
  }

  close(): void {
    for (const person of [...this.gone, ...this.online]) person.leave()
    this.stage?.leave()
  }

  private nextUpdate(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve))
  }

  tally(): ReadonlyMap<string, number> {
    return new Map([...this.ballots].map(([idea, people]) => [idea, people.size]))
  }

  private seat(session: SessionAnswer, document: 'map' | 'stage' = 'map'): ScriptedPerson {
    return createPerson({ server: this.server.url, session, document, random: this.random, now: () => this.now })
  }

  private async join(event: TraceEvent & { op: 'join' }): Promise<void> {
    const { board, secrets } = this.board
    const link = { facilitator: secrets.organiser, participant: secrets.participant, reader: secrets.viewer }[
      event.role
    ]
    const known = this.sessions.get(event.as)
    const session =
      known ?? (await join(this.server.url, board, link, event.role === 'reader' ? undefined : event.name))
    this.sessions.set(event.as, session)
    const person = this.seat(session)
    const seat: Seat = { person, connected: true, ledger: [] }
    this.seats.set(event.actor, seat)
    person.doc.on('update', () => this.wake())
    watchOwnSteps(person.doc, (reached) => {
      const step: Delivery = { author: event.actor, at: this.now, reached }
      this.steps.push(step)
      // As the real client does: each step is followed by the question whether it is safe.
      queueMicrotask(() => seat.ledger.push({ question: seat.connected ? person.askSaved() : Infinity, step }))
    })
    await person.online()
    if (event.role === 'facilitator') {
      this.stage = this.seat(session, 'stage')
      await this.stage.online()
    }
  }

  private async comeOnline(seat: Seat): Promise<void> {
    await seat.person.online()
    seat.connected = true
    const question = seat.person.askSaved()
    for (const entry of seat.ledger) if (entry.question === Infinity) entry.question = question
  }

  private async leave(actor: string, reason: 'end' | 'reload' | 'crash'): Promise<void> {
    await this.delivered((step) => step.author === actor)
    const seat = this.must(actor)
    this.seats.delete(actor)
    if (reason === 'crash') seat.person.crash()
    else if (reason === 'reload') seat.person.leave()
    else {
      seat.person.offline()
      this.gone.push(seat.person)
    }
  }

  private must(actor: string): Seat {
    const seat = this.seats.get(actor)
    if (!seat) throw new Error(`${actor} is not here`)
    return seat
  }

  private async act(event: TraceEvent): Promise<void> {
    if (event.op === 'join') return this.join(event)
    if (event.op === 'leave') return this.leave(event.actor, event.reason)
    if (event.op === 'check' || event.op === 'trace') return
    const seat = this.must(event.actor)
    const { person } = seat
    switch (event.op) {
      case 'offline':
        person.offline()
        seat.connected = false
        return
      case 'online':
        await this.comeOnline(seat)
        for (const step of this.steps) if (step.author === event.actor) step.at = event.t
        return
      case 'cursor':
        return person.point(event.x, event.y)
      case 'select':
        return person.provider.awareness.setLocalStateField('selection', [event.node])
      case 'add':
        return this.does(seat, addIdea, { id: event.node, parent: event.parent, after: event.after })
      case 'move':
        return this.does(seat, moveIdeas, { ids: [event.node], parent: event.parent, after: event.after })
      case 'delete':
        // Somebody else may have deleted it with its branch before.
        if (person.map.ideas.has(event.node)) this.does(seat, removeIdeas, { ids: [event.node] })
        return
      case 'link':
        return this.does(seat, linkIdeas, { id: event.id, from: event.from, to: event.to, label: event.label })
      case 'tag': {
        const before = person.map.ideas.get(event.node)?.fields.sdg ?? []
        const value = event.value ? [...before, event.sdg] : before.filter((goal) => goal !== event.sdg)
        return this.does(seat, setField, { id: event.node, field: 'sdg', value })
      }
      case 'ins':
      case 'del':
        return this.type(seat, event)
      case 'vote': {
        const people = this.ballots.get(event.node) ?? new Set()
        this.ballots.set(event.node, people)
        const voter = event.actor.replace(/#.*/, '')
        if (event.value) people.add(voter)
        else people.delete(voter)
        this.stage?.does(publishTally, { tally: this.tally() })
        return
      }
      // What I see is mine: folding and zooming leave the document alone.
      case 'view':
      case 'fold':
      case 'commit':
      case 'phase':
        return
    }
  }

  private type({ person: { doc, map, does } }: Seat, event: TraceEvent & { op: 'ins' | 'del' }): void {
    const find = event.field === 'note' ? noteFragment : titleFragment
    if (event.field === 'note' && !find(doc, event.node) && map.ideas.has(event.node)) does(setNote, { id: event.node })
    const fragment = find(doc, event.node)
    if (!fragment) throw new Error(`no text of ${event.node}`)
    doc.transact(() => {
      if (event.op === 'del') return deleteText(fragment, event.pos, event.len)
      insertText(fragment, event.pos ?? lengthOf(fragment) - event.endPos, event.text)
    }, 'typing')
  }

  private does<A>({ person }: Seat, command: Command<A>, args: A): void {
    const result = person.does(command, args)
    if (!result.ok) throw new Error(`${command.name} ${JSON.stringify(args)}: ${result.refusal}`)
  }
}
