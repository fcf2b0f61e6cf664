import type { IdeaId, RichText } from '../domain/idea.ts'
import { ideaOf } from '../domain/mindMap.ts'
import { writeIdea } from '../document/writeIdea.ts'
import { takeKeys } from '../document/writePlace.ts'
import { writeText } from '../document/writeRichText.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeMovable, mustBeTitle, mustHaveRoom } from './rules.ts'

export interface SplitIdea {
  readonly id: IdeaId
  /** What it keeps as its title, then a title for each new idea. */
  readonly parts: readonly RichText[]
  readonly newIds: readonly IdeaId[]
}

/** Makes several ideas of one: it keeps the first part and all that hangs below it, the others follow as its siblings. */
export const splitIdea: Command<SplitIdea> = {
  name: 'splitIdea',
  check: (map, { id, parts, newIds }) => {
    if (newIds.length !== parts.length - 1) throw new Error('splitting needs one id for each new idea')
    return firstOf(
      parts.length < 2 && 'nothingToSplit',
      mustBeMovable(map, [id]),
      newIds.some((each) => map.ideas.has(each)) && 'idTaken',
      mustHaveRoom(map, newIds.length),
      ...parts.map((part) => mustBeTitle(part)),
    )
  },
  apply: (doc, map, { id, parts, newIds }, { by, random }) => {
    const { parent, ownKind, author } = ideaOf(map, id)
    const keys = takeKeys(doc, map, { parent: parent ?? map.root, after: id }, newIds.length, random)
    writeText(doc, 'title', id, parts[0] ?? [])
    for (const [i, newId] of newIds.entries())
      writeIdea(doc, newId, {
        // The words are still whose they were.
        place: { parent: parent ?? map.root, order: keys[i] ?? '', by: author ?? by },
        title: parts[i + 1] ?? [],
        kind: ownKind,
      })
  },
}
