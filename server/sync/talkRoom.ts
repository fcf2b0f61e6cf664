import type { RoomName } from '../storage/ports.ts'
import type { Connection } from './connection.ts'
import type { JoinedRoom } from './joinInPieces.ts'
import { Known } from './known.ts'
import { Ownership } from './ownership.ts'
import { Room, type Taken } from './room.ts'
import type { RoomMeans } from './rooms.ts'
import { cutKnown, readUpdate, type UpdateParts } from './updateBytes.ts'

/** The room of comments and reactions: of what somebody sends it takes only what is theirs to say. */
export class TalkRoom extends Room {
  readonly #known = new Known()
  readonly #ownership = new Ownership()

  constructor(name: RoomName, loaded: JoinedRoom, means: RoomMeans) {
    super(name, loaded, means)
    for (const update of [loaded.snapshot, loaded.joined]) if (update) this.#learn(readUpdate(update))
  }

  #learn(parts: UpdateParts): void {
    this.#known.add(parts)
    this.#ownership.learn(parts.bytes)
  }

  override take(from: Connection | undefined, update: UpdateParts): Taken {
    if (this.#known.judge(update) !== 'news') return super.take(from, update)
    const news = cutKnown(update, this.#known.clocks)
    const own = from ? this.#ownPart(from, news) : news
    const taken = super.take(from, own)
    if (taken === 'taken') this.#learn(own)
    return taken === 'taken' && own !== news ? 'foreign' : taken
  }

  #ownPart({ visitor }: Connection, news: UpdateParts): UpdateParts {
    const { participant, moderates } = visitor
    return this.#ownership.partOf(news, participant, moderates?.() ?? false, this.#known)
  }
}
