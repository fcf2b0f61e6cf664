import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap, MindMapChange } from '../../shared/domain/mindMap.ts'
import type { MapLayout } from '../../shared/layout/mapLayout.ts'

/** What others have just hung elsewhere, and all below it: my view does not go along. `layout` is still that of before. */
export function carriedBy(change: MindMapChange, map: MindMap, layout: MapLayout): (id: IdeaId) => boolean {
  const moved = new Set([...change.changed].filter((id) => layout.parentOf(id) !== (map.ideas.get(id)?.parent ?? null)))
  return (id) => {
    for (let at: IdeaId | null = id; at !== null; at = map.ideas.get(at)?.parent ?? null) if (moved.has(at)) return true
    return false
  }
}
