import type { BoardSession } from '../board/session.ts'
import { PLAIN, type Arrangement } from './arrange.ts'

interface Choice {
  get(): Arrangement
  set(change: Partial<Arrangement>): void
  subscribe(listener: () => void): () => void
}

const choices = new WeakMap<BoardSession, Choice>()

/** How I have arranged the board's cards: it outlives a look at the map. */
export function choiceOf(session: BoardSession): Choice {
  const known = choices.get(session)
  if (known) return known
  let arrangement = PLAIN
  const listeners = new Set<() => void>()
  const choice: Choice = {
    get: () => arrangement,
    set(change) {
      arrangement = { ...arrangement, ...change }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  choices.set(session, choice)
  return choice
}
