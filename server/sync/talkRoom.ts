import type { RoomName } from '../storage/ports.ts'
import type { Connection } from './connection.ts'
import type { JoinedRoom } from './joinInPieces.ts'
import type { Known } from './known.ts'
import { Ownership } from './ownership.ts'
import { Room } from './room.ts'
import type { RoomMeans } from './rooms.ts'
import type { UpdateParts } from './updateBytes.ts'

/** The room of comments and reactions: of what somebody sends it takes only what is theirs to say. */
export class TalkRoom extends Room {
  readonly #ownership = new Ownership()

  constructor(name: RoomName, loaded: JoinedRoom, means: RoomMeans) {
    super(name, loaded, means)
    for (const update of [loaded.snapshot, loaded.joined]) if (update) this.#ownership.learn(update)
  }

  protected override ownPart({ visitor }: Connection, news: UpdateParts, known: Known): UpdateParts {
    return this.#ownership.partOf(news, visitor.participant, visitor.moderates?.() ?? false, known)
  }

  protected override tookIn({ bytes }: UpdateParts): void {
    this.#ownership.learn(bytes)
  }
}
