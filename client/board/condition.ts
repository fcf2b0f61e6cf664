import type { ClosingNow } from '../../shared/domain/closing.ts'
import { CONDITION } from '../../shared/wire/messages.ts'

/** What the server says of the board to everybody on it. */
export interface Condition {
  /** A file of it was damaged: something may be missing. */
  readonly isIncomplete: boolean
  /** The server takes changes from nobody just now. */
  readonly isReadOnly: boolean
  /** When the session ends, and what it takes now by the server's clock. */
  readonly closing: ClosingNow
}

export interface BoardCondition {
  /** The same object until it changes. */
  get(): Condition
  subscribe(listener: () => void): () => void
}

export interface ConditionInput extends BoardCondition {
  /** The flags of a message. */
  heard(flags: number): void
  heardClosing(closing: ClosingNow): void
  /** A visit begins or goes on: until the server says otherwise before its first acknowledgement, all is well. */
  connected(): void
  acknowledged(): void
}

export const ALL_WELL: Condition = { isIncomplete: false, isReadOnly: false, closing: { state: 'open' } }

/** Keeps what was said last, also over a lost line: a notice that comes and goes would only disquiet. */
export function createCondition(closing: ClosingNow = ALL_WELL.closing): ConditionInput {
  const listeners = new Set<() => void>()
  let condition: Condition = { ...ALL_WELL, closing }
  let isKnown = false
  let isClosingKnown = false
  const be = (next: Condition): void => {
    if (isSame(next, condition)) return
    condition = next
    for (const listener of [...listeners]) listener()
  }
  const heard = (flags: number): void => {
    isKnown = true
    be({
      ...condition,
      isIncomplete: (flags & CONDITION.incomplete) !== 0,
      isReadOnly: (flags & CONDITION.readOnly) !== 0,
    })
  }
  const heardClosing = (closing: ClosingNow): void => {
    isClosingKnown = true
    be({ ...condition, closing })
  }
  return {
    get: () => condition,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    heard,
    heardClosing,
    connected() {
      isKnown = isClosingKnown = false
    },
    acknowledged() {
      if (!isKnown) heard(0)
      if (!isClosingKnown) heardClosing(ALL_WELL.closing)
    },
  }
}

const isSame = (a: Condition, b: Condition): boolean =>
  a.isIncomplete === b.isIncomplete &&
  a.isReadOnly === b.isReadOnly &&
  a.closing.state === b.closing.state &&
  a.closing.closedAt === b.closing.closedAt &&
  a.closing.commentsUntil === b.closing.commentsUntil
