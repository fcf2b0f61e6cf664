import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMapChange } from '../../shared/domain/mindMap.ts'

/**
 * Gathers changes and hands them on together, at the moment that `schedule` chooses (the next frame). What was added and removed
 * in between does not appear as changed.
 */
export function coalesceChanges(
  handOn: (change: MindMapChange) => void,
  schedule: (deed: () => void) => void,
): (change: MindMapChange) => void {
  let changed = new Set<IdeaId>()
  let removed = new Set<IdeaId>()
  let rearranged = new Set<IdeaId>()
  let meta = false
  let waiting = false

  const flush = (): void => {
    const change: MindMapChange = { changed, removed, rearranged, meta }
    changed = new Set()
    removed = new Set()
    rearranged = new Set()
    meta = false
    waiting = false
    handOn(change)
  }
  return (change) => {
    for (const id of change.removed) {
      removed.add(id)
      changed.delete(id)
      rearranged.delete(id)
    }
    for (const id of change.changed) {
      changed.add(id)
      removed.delete(id)
    }
    for (const id of change.rearranged) rearranged.add(id)
    meta ||= change.meta
    if (waiting) return
    waiting = true
    schedule(flush)
  }
}
