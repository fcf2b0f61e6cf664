import { LOST_AND_FOUND_ID, type Idea, type IdeaId } from './idea.ts'
import { subtree, type Link, type MindMap } from './mindMap.ts'
import { sameFields, sameLink, samePicture } from './sameIdea.ts'
import { sameRichText } from './sameText.ts'
import { longestRun } from './longestRun.ts'
import type { SnapshotChanges } from './snapshot.ts'

/** What of an idea can be another than before. */
export type IdeaPart = (typeof IDEA_PARTS)[number]
export const IDEA_PARTS = ['title', 'note', 'fields', 'kind', 'picture'] as const

/** The parents between which an idea was moved; the same one where it only changed places with its siblings. */
export interface Move {
  readonly from: IdeaId
  readonly to: IdeaId
}

/** How a map differs from an earlier one. The lost and found counts as a place, not as an idea. */
export interface MapComparison {
  /** As the later map is read. */
  readonly added: readonly IdeaId[]
  readonly changed: ReadonlyMap<IdeaId, readonly IdeaPart[]>
  readonly moved: ReadonlyMap<IdeaId, Move>
  /** As the earlier map is read. */
  readonly removed: readonly IdeaId[]
  readonly links: {
    readonly added: readonly Link[]
    readonly changed: readonly Link[]
    readonly removed: readonly Link[]
  }
}

/** Compares two states of one map. Of siblings in another order as few as possible are said to have been moved. */
export function compareMaps(before: MindMap, after: MindMap): MapComparison {
  const changed = new Map<IdeaId, readonly IdeaPart[]>()
  const moved = new Map<IdeaId, Move>()
  const added: IdeaId[] = []
  for (const idea of ideasOf(after)) {
    const known = before.ideas.get(idea.id)
    if (!known) added.push(idea.id)
    else {
      const parts = partsChanged(known, idea)
      if (parts.length > 0) changed.set(idea.id, parts)
      if (known.parent !== null && idea.parent !== null && known.parent !== idea.parent)
        moved.set(idea.id, { from: known.parent, to: idea.parent })
    }
    for (const id of reordered(before, after, idea.id)) moved.set(id, { from: idea.id, to: idea.id })
  }
  return {
    added,
    changed,
    moved,
    removed: ideasOf(before).flatMap(({ id }) => (after.ideas.has(id) ? [] : [id])),
    links: compareLinks(before, after),
  }
}

/** How much there is of it. */
export const countChanges = ({ added, changed, moved, removed }: MapComparison): SnapshotChanges => ({
  added: added.length,
  changed: changed.size,
  moved: moved.size,
  removed: removed.length,
})

const ideasOf = (map: MindMap): Idea[] => [...subtree(map, map.root)].filter(({ id }) => id !== LOST_AND_FOUND_ID)

/** A kind that is inherited counts as another one only where it was set. */
function partsChanged(before: Idea, after: Idea): IdeaPart[] {
  const differs: Record<IdeaPart, boolean> = {
    title: !sameRichText(before.title, after.title),
    note: !sameRichText(before.note, after.note),
    fields: !sameFields(before.fields, after.fields),
    kind: before.kind !== after.kind && before.ownKind !== after.ownKind,
    picture: !samePicture(before.fields.picture, after.fields.picture),
  }
  return IDEA_PARTS.filter((part) => differs[part])
}

/** The fewest children that must have been moved to bring those that stayed into their order; whoever has another key rather than others. */
function reordered(before: MindMap, after: MindMap, parent: IdeaId): IdeaId[] {
  const then = before.ideas.get(parent)?.children ?? []
  const now = after.ideas.get(parent)?.children ?? []
  if (then.length < 2 || now.length < 2 || then === now) return []
  const ranks = new Map(then.map((id, rank) => [id, rank]))
  const staying = now.filter((id) => ranks.has(id))
  const kept = longestRun(
    staying.map((id) => ranks.get(id) ?? 0),
    staying.map((id) => before.ideas.get(id)?.order === after.ideas.get(id)?.order),
  )
  return staying.filter((_, i) => !kept.has(i))
}

function compareLinks(before: MindMap, after: MindMap): MapComparison['links'] {
  const known = (link: Link): Link | undefined => before.links.get(link.id)
  const links = [...after.links.values()]
  return {
    added: links.filter((link) => !known(link)),
    changed: links.filter((link) => {
      const earlier = known(link)
      return earlier !== undefined && !sameLink(earlier, link)
    }),
    removed: [...before.links.values()].filter(({ id }) => !after.links.has(id)),
  }
}
