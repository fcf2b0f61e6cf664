import type { Position } from '../storage/ports.ts'

/** Somebody who can be told "all up to question `seq` is saved". */
export interface Asker {
  acknowledge(seq: number): void
}

interface Question {
  readonly asker: Asker
  readonly seq: number
}
interface Waiter {
  readonly position: Position
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Who waits to hear that something is on the disk. Positions only grow, so whoever came first is answered first. */
export class SavedQueue {
  #unplaced: Question[] = []
  #questions: (Question & { readonly position: Position })[] = []
  #waiters: Waiter[] = []

  /** Without a position: what it asks about goes to the log with the next tick. */
  ask(asker: Asker, seq: number, position: Position | undefined): void {
    if (position === undefined) this.#unplaced.push({ asker, seq })
    else this.#questions.push({ asker, seq, position })
  }

  /** The tick has gone to the log. */
  place(position: Position): void {
    for (const question of this.#unplaced) this.#questions.push({ ...question, position })
    this.#unplaced = []
  }

  /** Answers what can be answered, each asker once; returns how many were. */
  durable(upTo: Position): number {
    const open = this.#questions.findIndex(({ position }) => position > upTo)
    const last = new Map<Asker, number>()
    const answered = this.#questions.splice(0, open < 0 ? this.#questions.length : open)
    for (const { asker, seq } of answered) last.set(asker, seq)
    for (const [asker, seq] of last) asker.acknowledge(seq)
    const waiters = this.#waiters
    this.#waiters = waiters.filter(({ position }) => position > upTo)
    for (const { position, resolve } of waiters) if (position <= upTo) resolve()
    return last.size
  }

  /** Resolves once the position is durable, rejects when the room ends before. */
  until(position: Position): Promise<void> {
    return new Promise((resolve, reject) => this.#waiters.push({ position, resolve, reject }))
  }

  end(): void {
    for (const { reject } of this.#waiters) reject(new Error('the room has ended'))
    this.#waiters = []
    this.#questions = []
    this.#unplaced = []
  }
}
