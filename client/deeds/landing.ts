import { LOST_AND_FOUND_ID, type IdeaId, type Side } from '../../shared/domain/idea.ts'
import type { Way } from './keymap.ts'
import type { Landing } from './movable.ts'
import { siblingsOf, type Ground } from './walk.ts'

/** On which side of the middle an idea is shown. */
export function sideOf({ box }: Ground, id: IdeaId): Side | undefined {
  const side = box(id)?.side
  return side === 'root' ? undefined : side
}

/** Where ideas go by one step along the layout; `undefined`: there is no further. `ids` are in the order of the tree. */
export function landingOf(ground: Ground, ids: readonly IdeaId[], way: Way): Landing | undefined {
  const { map, box } = ground
  const parentOf = (id: IdeaId): IdeaId | null => map.ideas.get(id)?.parent ?? null
  const childrenOf = (id: IdeaId): readonly IdeaId[] => map.ideas.get(id)?.children ?? []
  const [first] = ids
  const last = ids.at(-1)
  const parent = first === undefined ? null : parentOf(first)
  if (first === undefined || last === undefined || parent === null) return undefined
  const side = box(first)?.side ?? 'right'
  const beside = siblingsOf(ground, first)
  const all = childrenOf(parent)
  if (way === 'up') {
    const before = beside[beside.indexOf(first) - 1]
    return before === undefined ? undefined : { place: 'before', parent, after: all[all.indexOf(before) - 1] ?? null }
  }
  if (way === 'down') {
    const after = beside[beside.indexOf(last) + 1]
    return after === undefined ? undefined : { place: 'after', parent, after }
  }
  if (way === side) {
    const into = beside[beside.indexOf(first) - 1]
    return into === undefined ? undefined : { place: 'child', parent: into, after: childrenOf(into).at(-1) ?? null }
  }
  const above = parentOf(parent)
  if (above !== null) return { place: 'after', parent: above, after: parent, side: sideOf(ground, parent) }
  // A main branch has only the other side to go to.
  if ((way !== 'left' && way !== 'right') || !ground.hasSides) return undefined
  const rest = all.filter((id) => !ids.includes(id) && id !== LOST_AND_FOUND_ID)
  const there = rest.findLast((id) => sideOf(ground, id) === way)
  return { place: 'after', parent, after: there ?? rest.at(-1) ?? null, side: way }
}
