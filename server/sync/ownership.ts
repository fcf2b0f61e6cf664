import * as Y from 'yjs'
import { readTalkKey } from '../../shared/document/schema.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { Known } from './known.ts'
import { joinUpdates, readUpdate, type UpdateParts } from './updateBytes.ts'

const EMPTY = readUpdate(Uint8Array.from([0, 0]))

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/** Whose key it stands under; what stands under one already says only what it hangs on. */
const writerOf = (struct: Struct): ParticipantId | undefined =>
  struct instanceof Y.Item && struct.parentSub !== null ? (readTalkKey(struct.parentSub)?.by ?? '') : undefined

function hangsOn(struct: Struct): number[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin } = struct
  const parent: unknown = struct.parent
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].flatMap((id) => (id ? [id.client] : []))
}

/**
 * Whose the words of a talk document are. All that is written under one Yjs client id is one person's: that person's id stands first in its
 * keys, and what replaces an entry hangs on the entry. So whose an update is can be told from its bytes and from who wrote before.
 */
export class Ownership {
  readonly #owners = new Map<number, ParticipantId>()

  /** From what has been taken. */
  learn(update: Uint8Array): void {
    const { structs } = Y.decodeUpdate(update)
    for (let before = -1; before !== this.#owners.size;) {
      before = this.#owners.size
      for (const struct of structs) {
        const { client } = struct.id
        if (this.#owners.has(client)) continue
        const owner = writerOf(struct) ?? hangsOn(struct).flatMap((other) => this.#owners.get(other) ?? [])[0]
        if (owner !== undefined) this.#owners.set(client, owner)
      }
    }
  }

  /** What of the news in an update is this person's to say: the same object where all of it is. */
  partOf(news: UpdateParts, me: ParticipantId, mayRemoveOthers: boolean, known: Known): UpdateParts {
    const { structs } = Y.decodeUpdate(news.bytes)
    const mine = new Set(
      news.stretches.map(({ client }) => client).filter((client) => (this.#owners.get(client) ?? me) === me),
    )
    const isMine = (client: number): boolean => mine.has(client) || this.#owners.get(client) === me
    const isForeign = (struct: Struct): boolean =>
      (writerOf(struct) ?? me) !== me || hangsOn(struct).some((client) => !isMine(client))
    // One that falls out may be what another hangs on.
    for (let before = -1; before !== mine.size;) {
      before = mine.size
      for (const struct of structs) if (mine.has(struct.id.client) && isForeign(struct)) mine.delete(struct.id.client)
    }
    const deletes = triples(news.deletes).filter(
      ([client, clock, length]) => mayRemoveOthers || isMine(client) || known.isDeleted(client, clock, clock + length),
    )
    const stretches = news.stretches.filter(
      ({ client }, at, all) => mine.has(client) && all.findIndex((one) => one.client === client) === at,
    )
    if (stretches.length === news.stretches.length && deletes.length * 3 === news.deletes.length) return news
    return readUpdate(joinUpdates([{ ...news, stretches, deletes: deletes.flat() }, EMPTY]))
  }
}

function triples(numbers: readonly number[]): [number, number, number][] {
  return Array.from({ length: numbers.length / 3 }, (_, i) => [
    numbers[3 * i] ?? 0,
    numbers[3 * i + 1] ?? 0,
    numbers[3 * i + 2] ?? 0,
  ])
}
