import { CONDITION } from '../../shared/wire/messages.ts'

/** What the server says of the board to everybody on it. */
export interface Condition {
  /** A file of it was damaged: something may be missing. */
  readonly isIncomplete: boolean
  /** The server takes changes from nobody just now. */
  readonly isReadOnly: boolean
}

export interface BoardCondition {
  /** The same object until it changes. */
  get(): Condition
  subscribe(listener: () => void): () => void
}

export interface ConditionInput extends BoardCondition {
  /** The flags of a message. */
  heard(flags: number): void
  /** A visit begins or goes on: until the server says otherwise before its first acknowledgement, all is well. */
  connected(): void
  acknowledged(): void
}

export const ALL_WELL: Condition = { isIncomplete: false, isReadOnly: false }

/** Keeps what was said last, also over a lost line: a notice that comes and goes would only disquiet. */
export function createCondition(): ConditionInput {
  const listeners = new Set<() => void>()
  let condition = ALL_WELL
  let isKnown = false
  const be = (flags: number): void => {
    isKnown = true
    const isIncomplete = (flags & CONDITION.incomplete) !== 0
    const isReadOnly = (flags & CONDITION.readOnly) !== 0
    if (isIncomplete === condition.isIncomplete && isReadOnly === condition.isReadOnly) return
    condition = { isIncomplete, isReadOnly }
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => condition,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    heard: be,
    connected: () => void (isKnown = false),
    acknowledged: () => void (isKnown || be(0)),
  }
}
