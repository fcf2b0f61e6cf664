import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { Box } from '../../shared/layout/box.ts'
import type { Way } from './keymap.ts'

/** What walking has to know: the map, what is folded, and on which side an idea lies. */
export interface Ground {
  readonly map: MindMap
  readonly folded: ReadonlySet<IdeaId>
  box(id: IdeaId): Pick<Box, 'side'> | undefined
  /** Whether main branches can change sides. */
  readonly hasSides?: boolean
}

export type Step = { readonly to: IdeaId } | { readonly unfold: IdeaId } | undefined

/** Where an arrow leads from an idea, along the layout: left of the root everything is mirrored. */
export function step(ground: Ground, from: IdeaId, way: Way): Step {
  const { map, folded, box } = ground
  const idea = map.ideas.get(from)
  if (!idea) return undefined
  const shown = folded.has(from) ? [] : idea.children
  const side = box(from)?.side ?? 'right'
  const to = (id: IdeaId | null | undefined): Step => (id === null || id === undefined ? undefined : { to: id })

  switch (way) {
    case 'root':
      return to(map.root)
    case 'first':
      return to(siblingsOf(ground, from)[0])
    case 'last':
      return to(siblingsOf(ground, from).at(-1))
    case 'up':
    case 'down':
      if (from === ROOT_ID) return way === 'down' ? to(shown[0]) : undefined
      return to(besides(ground, from, way === 'down' ? 1 : -1))
    case 'left':
    case 'right': {
      if (side === 'root') return to(shown.find((child) => (box(child)?.side ?? 'right') === way))
      if (way !== side) return to(idea.parent)
      if (folded.has(from) && idea.children.length > 0) return { unfold: from }
      return to(shown[0])
    }
  }
}

/** The siblings that one walks among: of the main branches only those on the same side. */
export function siblingsOf({ map, box }: Ground, id: IdeaId): readonly IdeaId[] {
  const parent = map.ideas.get(id)?.parent
  if (parent === null || parent === undefined) return [id]
  const siblings = map.ideas.get(parent)?.children ?? []
  if (parent !== ROOT_ID) return siblings
  const side = box(id)?.side
  return siblings.filter((sibling) => box(sibling)?.side === side)
}

/** The next idea of the same column: a sibling, else the nearest one as deep in the branches that follow. */
function besides(ground: Ground, from: IdeaId, direction: 1 | -1): IdeaId | undefined {
  let fallback: IdeaId | undefined
  let at = from
  for (let up = 0; at !== ROOT_ID; up++) {
    const siblings = siblingsOf(ground, at)
    for (let i = siblings.indexOf(at) + direction; i >= 0 && i < siblings.length; i += direction) {
      const sibling = siblings[i]
      if (sibling === undefined) break
      fallback ??= sibling
      const found = descend(ground, sibling, up, direction)
      if (found !== undefined) return found
    }
    const parent = ground.map.ideas.get(at)?.parent
    if (parent === null || parent === undefined) break
    at = parent
  }
  return fallback
}

function descend(ground: Ground, id: IdeaId, levels: number, direction: 1 | -1): IdeaId | undefined {
  if (levels === 0) return id
  const children = ground.folded.has(id) ? [] : (ground.map.ideas.get(id)?.children ?? [])
  for (const child of direction === 1 ? children : [...children].reverse()) {
    const found = descend(ground, child, levels - 1, direction)
    if (found !== undefined) return found
  }
  return undefined
}

/** All ideas that are shown, depth first. */
export function* shownIdeas(
  { map, folded }: Pick<Ground, 'map' | 'folded'>,
  from: IdeaId = ROOT_ID,
): Generator<IdeaId> {
  const stack = [from]
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    yield id
    if (folded.has(id)) continue
    const children = map.ideas.get(id)?.children ?? []
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child !== undefined) stack.push(child)
    }
  }
}

/** Which ideas to fold so that `level` levels below the root stay open. */
export function foldedToLevel(map: MindMap, level: number): ReadonlySet<IdeaId> {
  const folded = new Set<IdeaId>()
  const visit = (id: IdeaId, depth: number): void => {
    const children = map.ideas.get(id)?.children ?? []
    if (children.length === 0) return
    if (depth >= level) {
      folded.add(id)
      return
    }
    for (const child of children) visit(child, depth + 1)
  }
  visit(map.root, 0)
  return folded
}

/** The folded ideas above `id`, which hide it. */
export function foldsAbove(map: MindMap, folded: ReadonlySet<IdeaId>, id: IdeaId): IdeaId[] {
  const above: IdeaId[] = []
  for (let at = map.ideas.get(id)?.parent ?? null; at !== null; at = map.ideas.get(at)?.parent ?? null)
    if (folded.has(at)) above.push(at)
  return above
}

/** Whether `a` stands before `b` when the tree is read from the top. */
export function comesBefore(map: MindMap, a: IdeaId, b: IdeaId): number {
  if (a === b) return 0
  const pathA = pathTo(map, a)
  const pathB = pathTo(map, b)
  let i = 0
  while (i < pathA.length && i < pathB.length && pathA[i] === pathB[i]) i++
  const inA = pathA[i]
  const inB = pathB[i]
  if (inA === undefined) return -1
  if (inB === undefined) return 1
  const siblings = map.ideas.get(pathA[i - 1] ?? map.root)?.children ?? []
  return siblings.indexOf(inA) - siblings.indexOf(inB)
}

function pathTo(map: MindMap, id: IdeaId): IdeaId[] {
  const path: IdeaId[] = []
  for (let at: IdeaId | null = id; at !== null; at = map.ideas.get(at)?.parent ?? null) path.push(at)
  return path.reverse()
}
