import { readUpdate } from '../../server/sync/updateBytes.ts'
import { comeAll } from './lightClient.ts'
import type { BenchServer } from './servers.ts'
import { makeTyping, type Typing } from './typing.ts'
import { say } from './wire.ts'
import { pause, quantile, type Scenario } from './scenario.ts'

interface Crowd {
  readonly people: number
  readonly writers: number
  readonly keystrokesPerSecond: number
  readonly cursors: number
  readonly movesPerSecond: number
  readonly rounds: number
}

const SECONDS = 5
/** After the last keystroke so long is waited for it to arrive. */
const PATIENCE = 5_000
/** So many of those who only look measure how long words take to arrive. */
const WITNESSES = 8

/** A session: some type, some point, all look on. */
export function session({ people, writers, keystrokesPerSecond, cursors, movesPerSecond, rounds }: Crowd): Scenario {
  return {
    name: `session-${people}`,
    what: `${people} people, ${writers} of whom type ${keystrokesPerSecond} letters/s, ${cursors} move a pointer ${movesPerSecond} times/s; ${SECONDS} s`,
    rounds,
    warmsUp: false,
    prepare() {
      const typings = Array.from({ length: writers }, (_, who) => makeTyping(who, keystrokesPerSecond * SECONDS + 1))
      return async (server: BenchServer) => {
        const room = await server.room()
        const crowd = await comeAll(room, people)
        const watch = new Watch(typings)
        for (const witness of crowd.slice(-WITNESSES)) witness.listen(watch.witness())
        await pause(300)
        const before = crowd.reduce((sum, person) => sum + person.bytes(), 0)
        const cpu = await server.cpu()
        const start = performance.now()
        const typing = every(keystrokesPerSecond * writers, SECONDS, (n) => {
          const who = n % writers
          const index = Math.floor(n / writers)
          const update = typings[who]?.updates[index]
          if (!update) return
          watch.sent(who, index)
          crowd[who]?.send(say.update(update))
        })
        const pointing = every(movesPerSecond * cursors, SECONDS, (n) => {
          const who = n % cursors
          const state = {
            person: { participant: `p${who}`, name: `Ayşe ${who}`, colour: '#0e6b57' },
            pointer: { x: n % 997, y: n % 613 },
          }
          crowd[who]?.send(say.presence(1_000_000 + who, Math.floor(n / cursors) + 1, state))
        })
        await Promise.all([typing, pointing])
        const seconds = (performance.now() - start) / 1_000
        await Promise.race([watch.complete(WITNESSES), pause(PATIENCE)])
        const used = (await server.cpu()) - cpu
        const bytes = crowd.reduce((sum, person) => sum + person.bytes(), 0) - before
        for (const person of crowd) person.leave()
        const waits = watch.waits(WITNESSES, PATIENCE)
        return {
          'p50 ms': quantile(waits, 0.5),
          'p95 ms': quantile(waits, 0.95),
          'CPU ms/s': used / seconds,
          'MB/s sent': bytes / 1e6 / seconds,
        }
      }
    },
  }
}

/** When which letter left, and how long it took to each witness. */
class Watch {
  readonly #typings: readonly Typing[]
  readonly #by: ReadonlyMap<number, number>
  readonly #sent: number[][]
  readonly #waits: number[] = []
  #left = 0
  #onArrival = (): void => undefined

  constructor(typings: readonly Typing[]) {
    this.#typings = typings
    this.#by = new Map(typings.map(({ client }, who) => [client, who]))
    this.#sent = typings.map(() => [])
  }

  sent(who: number, index: number): void {
    const list = this.#sent[who]
    if (list) list[index] = performance.now()
    if (this.#isLetter(who, index)) this.#left++
  }

  witness(): (heard: { kind: string; content: Uint8Array }) => void {
    const next = this.#typings.map(() => 0)
    return ({ kind, content }) => {
      if (kind !== 'update') return
      const now = performance.now()
      for (const { client, to } of readUpdate(content).stretches) this.#arrived(next, this.#by.get(client), to, now)
      this.#onArrival()
    }
  }

  #arrived(next: number[], who: number | undefined, to: number, now: number): void {
    if (who === undefined) return
    const clocks = this.#typings[who]?.clocks ?? []
    for (let index = next[who] ?? 0; (clocks[index] ?? Infinity) <= to; index++) {
      next[who] = index + 1
      const sent = this.#sent[who]?.[index]
      if (sent !== undefined && this.#isLetter(who, index)) this.#waits.push(now - sent)
    }
  }

  /** A delete moves no clock, so nobody can tell from clocks when it arrives. */
  #isLetter(who: number, index: number): boolean {
    const clocks = this.#typings[who]?.clocks ?? []
    return clocks[index] !== clocks[index - 1]
  }

  complete(witnesses: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onArrival = () => this.#waits.length >= this.#left * witnesses && resolve()
      this.#onArrival()
    })
  }

  /** What has not arrived by now took at least as long as was waited. */
  waits(witnesses: number, patience: number): readonly number[] {
    const missing = Math.max(0, this.#left * witnesses - this.#waits.length)
    return [...this.#waits, ...Array<number>(missing).fill(patience)]
  }
}

/** Does something so many times a second, evenly, for some seconds; what is late is made up for. */
function every(perSecond: number, seconds: number, deed: (n: number) => void): Promise<void> {
  const start = performance.now()
  let done = 0
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1_000) * perSecond)
      while (done < due) deed(done++)
      if (done < perSecond * seconds) return
      clearInterval(timer)
      resolve()
    }, 4)
  })
}
