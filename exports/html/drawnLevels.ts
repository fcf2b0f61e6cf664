import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

/** What browsers lay out as a picture without keeping anybody waiting; no session has had more. */
const MOST = 2_000

/** The ideas at which a large map is folded in the picture: as many whole levels are drawn as fit. None in a map that fits as a whole. */
export function foldedInPicture(map: MindMap): ReadonlySet<IdeaId> {
  let drawn = 1
  let level = [map.root]
  for (;;) {
    const next = level.flatMap((id) => map.ideas.get(id)?.children ?? [])
    if (next.length === 0) return new Set()
    // The main branches are always there.
    if (drawn > 1 && drawn + next.length > MOST)
      return new Set(level.filter((id) => (map.ideas.get(id)?.children.length ?? 0) > 0))
    drawn += next.length
    level = next
  }
}
