import type * as Y from 'yjs'
import { isNewerThanWe } from '../document/migrations.ts'
import type { MindMap } from '../domain/mindMap.ts'
import type { ParticipantId } from '../domain/participant.ts'
import type { Refusal } from '../domain/refusal.ts'

export type { Refusal }

/** Who acts, and what a deed needs from the outside. */
export interface Actor {
  readonly by: ParticipantId
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: () => number
  /** The transaction's origin: whose undo this step belongs to. */
  readonly origin: object
}

/** A deed on a board. */
export interface Command<A> {
  readonly name: string
  /** Why it may not be done, or undefined. Menus grey out by it. */
  check(map: MindMap, args: A): Refusal | undefined
  /** Does it. Only after `check` had nothing against it; `map` is the map of `doc`. */
  apply(doc: Y.Doc, map: MindMap, args: A, actor: Actor): void
}

export type Result = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

/** Does a deed in one transaction, which is one step of undo, or says why not and writes nothing. */
export function run<A>(doc: Y.Doc, map: MindMap, command: Command<A>, args: A, actor: Actor): Result {
  const refusal = isNewerThanWe(doc) ? 'boardIsNewer' : command.check(map, args)
  if (refusal !== undefined) return { ok: false, refusal }
  doc.transact(() => command.apply(doc, map, args, actor), actor.origin)
  return { ok: true }
}
