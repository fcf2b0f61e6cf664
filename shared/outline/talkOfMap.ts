import type { IdeaId } from '../domain/idea.ts'
import { subtree, type MindMap } from '../domain/mindMap.ts'
import { oneLine } from '../domain/oneLine.ts'
import type { ParticipantId } from '../domain/participant.ts'
import type { IdeaTalk, Reaction } from '../domain/talk.ts'

/** What was said about one idea, for who reads it elsewhere. */
export interface SaidAbout {
  readonly idea: string
  /** The titles above it, from the root. */
  readonly path: readonly string[]
  readonly comments: readonly {
    readonly by?: string
    /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
    readonly at: string
    readonly edited?: string
    readonly text: string
  }[]
  /** How many have given each. */
  readonly reactions: Partial<Readonly<Record<Reaction, number>>>
}

/** Everything that was said, in the order in which the map is read. Of whom nobody knows the name, none is given. */
export function talkOfMap(
  map: MindMap,
  talk: ReadonlyMap<IdeaId, IdeaTalk>,
  names: ReadonlyMap<ParticipantId, string> = new Map(),
): SaidAbout[] {
  const said: SaidAbout[] = []
  for (const { id, parent } of subtree(map, map.root)) {
    const about = talk.get(id)
    if (!about) continue
    const path: string[] = []
    for (let at = parent; at !== null; at = map.ideas.get(at)?.parent ?? null) path.unshift(titleOf(map, at))
    said.push({
      idea: titleOf(map, id),
      path,
      comments: about.comments.map(({ by, at, edited, text }) => {
        const name = names.get(by)
        return {
          ...(name !== undefined && { by: name }),
          at: new Date(at).toISOString(),
          ...(edited !== undefined && { edited: new Date(edited).toISOString() }),
          text,
        }
      }),
      reactions: Object.fromEntries([...about.reactions].map(([reaction, people]) => [reaction, people.length])),
    })
  }
  return said
}

const titleOf = (map: MindMap, id: IdeaId): string => oneLine(map.ideas.get(id)?.text ?? '')
