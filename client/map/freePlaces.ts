import type { FreePlace } from '../../shared/commands/placeFreely.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { MapLayout } from '../../shared/layout/mapLayout.ts'
import { middleOf, type Point } from './viewport.ts'

/** The places of ideas that are put that far from where they stand, and their order among their siblings as one sees it then. */
export function freePlaces(map: MindMap, layout: MapLayout, ids: readonly IdeaId[], by: Point): FreePlace[] {
  const across = ({ x, y }: Point) => (layout.direction === 'down' ? x : y)
  return ids.flatMap((id) => {
    const box = layout.box(id)
    if (!box) return []
    const { x, y } = middleOf(box)
    const at = { x: x + by.x, y: y + by.y }
    const spot = layout.spotAt(id, at)
    const parent = map.ideas.get(map.ideas.get(id)?.parent ?? '')
    if (!spot || !parent) return []
    const siblings = parent.children.filter((sibling) => sibling !== id && !ids.includes(sibling))
    const side = spot.side ?? box.side
    const beside = siblings.flatMap((sibling) => {
      const other = layout.box(sibling)
      return other?.side === side ? [{ sibling, at: across(middleOf(other)) }] : []
    })
    const before = beside.findLast((other) => other.at < across(at))?.sibling
    const first = beside[0]?.sibling
    const after =
      before ??
      (first === undefined ? (side === 'left' ? siblings.at(-1) : undefined) : siblings[siblings.indexOf(first) - 1]) ??
      null
    return [{ id, spot, after }]
  })
}
