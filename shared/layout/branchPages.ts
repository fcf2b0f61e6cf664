import type { IdeaId } from '../domain/idea.ts'
import { depthOf, ideaOf, type MindMap } from '../domain/mindMap.ts'
import type { Box, Edge, Rect } from './box.ts'
import { edgeCurve } from './edgeCurve.ts'
import { BADGES, GAPS } from './geometry.ts'
import { ideaBox } from './measureIdea.ts'

export interface PageIdea {
  readonly id: IdeaId
  /** In the map. */
  readonly depth: number
  readonly box: Box
  /** Shown on another page, and here once more so that one sees where its branch comes from. */
  readonly again: boolean
  /** What hangs below it begins on this page of the list. */
  readonly goesOn?: number
}

/** A sheet of one branch; its ideas in reading order, in map coordinates from the upper left corner of the room. */
export interface BranchPage {
  readonly ideas: readonly PageIdea[]
  readonly edges: readonly (Edge & { readonly to: IdeaId })[]
  /** At most 1: below it when a single box is larger than the room. */
  readonly scale: number
}

/** What stands out of a box at its lower edge. */
const OUTSTANDING = BADGES.pill.height / 2 + BADGES.pill.drop

interface Sheet {
  /** In reading order, with all that is above them up to the first. */
  readonly ids: IdeaId[]
  readonly again: Set<IdeaId>
}

/**
 * Cuts a branch into sheets: it grows to the right, no box meets an edge of the paper, what hangs together stays together where it
 * can. What is too deep for the width begins anew on a later sheet. Each idea is shown for the first time on exactly one.
 */
export function branchPages(map: MindMap, branch: IdeaId, room: { width: number; height: number }): BranchPage[] {
  const top = depthOf(map, branch)
  const depths = new Map<IdeaId, number>()
  const sizes = new Map<IdeaId, { width: number; height: number }>()
  const wholes = new Map<IdeaId, { width: number; height: number }>()
  measure(map, branch, top, depths, sizes, wholes)
  const size = (id: IdeaId) => sizes.get(id) ?? { width: 0, height: 0 }
  const whole = (id: IdeaId) => wholes.get(id) ?? { width: 0, height: 0 }
  const shownBelow = (id: IdeaId): readonly IdeaId[] => ideaOf(map, id).children.filter((child) => sizes.has(child))

  const sheets: Sheet[] = []
  const goesOn = new Map<IdeaId, number>()
  const seen = new Set<IdeaId>()
  const groups: IdeaId[] = [branch]
  for (let next = groups.shift(); next !== undefined; next = groups.shift()) group(next)
  return sheets.map(draw)

  /** Puts what begins with `first` onto the last sheet and those after it. */
  function group(first: IdeaId): void {
    const stack: { id: IdeaId; path: readonly IdeaId[]; x: number }[] = [{ id: first, path: [], x: 0 }]
    for (let step = stack.pop(); step; step = stack.pop()) {
      const { id, path, x } = step
      const children = shownBelow(id)
      const fits = x + whole(id).width <= room.width && whole(id).height <= room.height
      const next = x + size(id).width + GAPS.along
      const isTooDeep = !fits && path.length > 0 && children.some((child) => next + size(child).width > room.width)
      if (fits || isTooDeep || children.length === 0) {
        if (isTooDeep) groups.push(id)
        put(path, isTooDeep ? [id] : [...below(id)])
        if (first !== branch && !goesOn.has(first)) goesOn.set(first, sheets.length - 1)
      } else for (const child of children.toReversed()) stack.push({ id: child, path: [...path, id], x: next })
    }
  }

  function* below(id: IdeaId): Generator<IdeaId> {
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      yield at
      stack.push(...shownBelow(at).toReversed())
    }
  }

  /** Onto the last sheet, or a new one where that has no room left, or shows already what this goes on with. */
  function put(path: readonly IdeaId[], ids: readonly IdeaId[]): void {
    const sheet = sheets.at(-1)
    const has = new Set(sheet?.ids)
    const grown = [...(sheet?.ids ?? []), ...path.filter((id) => !has.has(id)), ...ids]
    const begins = path[0] ?? ids[0]
    const isCut = begins !== undefined && has.has(begins) && !startsHere(sheet, begins)
    const goesHere = sheet !== undefined && !isCut && place(grown).height <= room.height
    const now: Sheet = goesHere ? sheet : { ids: [], again: new Set() }
    if (!goesHere) sheets.push(now)
    for (const id of goesHere ? grown.slice(now.ids.length) : [...path, ...ids]) {
      now.ids.push(id)
      if (seen.has(id)) now.again.add(id)
      seen.add(id)
    }
  }

  /** It is the first of what it goes on with: its parent is not on this sheet. */
  function startsHere(sheet: Sheet | undefined, id: IdeaId): boolean {
    const parent = ideaOf(map, id).parent
    return parent === null || !sheet?.ids.includes(parent)
  }

  /** Where the ideas of one sheet stand: a parent at the middle of its children; what hangs nowhere here below what came before. */
  function place(ids: readonly IdeaId[]): { boxes: Map<IdeaId, Rect>; width: number; height: number } {
    const here = new Set(ids)
    const heights = new Map<IdeaId, number>()
    const childrenHere = (id: IdeaId) => shownBelow(id).filter((child) => here.has(child))
    for (const id of ids.toReversed()) {
      const children = childrenHere(id)
      const sum = children.reduce((all, child) => all + (heights.get(child) ?? 0) + GAPS.siblings, -GAPS.siblings)
      heights.set(id, Math.max(size(id).height, sum))
    }
    const boxes = new Map<IdeaId, Rect>()
    const stack: { id: IdeaId; x: number; y: number }[] = []
    let width = 0
    let bottom = -GAPS.branches
    for (const id of ids) {
      const parent = ideaOf(map, id).parent
      if (parent !== null && here.has(parent)) continue
      stack.push({ id, x: 0, y: bottom + GAPS.branches })
      bottom += GAPS.branches + (heights.get(id) ?? 0)
    }
    for (let step = stack.pop(); step; step = stack.pop()) {
      const { id, x, y } = step
      const height = heights.get(id) ?? 0
      const own = size(id)
      boxes.set(id, { x, y: y + (height - own.height) / 2, ...own })
      width = Math.max(width, x + own.width)
      const children = childrenHere(id)
      const sum = children.reduce((all, child) => all + (heights.get(child) ?? 0) + GAPS.siblings, -GAPS.siblings)
      let at = y + (height - sum) / 2
      for (const child of children) {
        stack.push({ id: child, x: x + own.width + GAPS.along, y: at })
        at += (heights.get(child) ?? 0) + GAPS.siblings
      }
    }
    return { boxes, width, height: Math.max(0, bottom) + OUTSTANDING }
  }

  function draw({ ids, again }: Sheet): BranchPage {
    const { boxes, width, height } = place(ids)
    const boxOf = (id: IdeaId): Box => ({ ...(boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }), side: 'right' })
    return {
      ideas: ids.map((id) => {
        const on = goesOn.get(id)
        return {
          id,
          depth: depths.get(id) ?? 0,
          box: boxOf(id),
          again: again.has(id),
          ...(on !== undefined && !again.has(id) && { goesOn: on }),
        }
      }),
      edges: ids.slice(1).flatMap((id) => {
        const parent = ideaOf(map, id).parent
        if (parent === null || !boxes.has(parent)) return []
        return [{ from: parent, to: id, points: edgeCurve(boxOf(parent), boxOf(id), 'right') }]
      }),
      scale: Math.min(1, room.width / width, room.height / height),
    }
  }
}

function measure(
  map: MindMap,
  branch: IdeaId,
  top: number,
  depths: Map<IdeaId, number>,
  sizes: Map<IdeaId, { width: number; height: number }>,
  wholes: Map<IdeaId, { width: number; height: number }>,
): void {
  const order: IdeaId[] = []
  const stack = [{ id: branch, depth: top }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    const idea = map.ideas.get(step.id)
    if (!idea) continue
    order.push(step.id)
    depths.set(step.id, step.depth)
    const { width, height } = ideaBox(idea, step.depth)
    sizes.set(step.id, { width, height })
    for (const id of idea.children) stack.push({ id, depth: step.depth + 1 })
  }
  for (const id of order.toReversed()) {
    const own = sizes.get(id) ?? { width: 0, height: 0 }
    let width = 0
    let height = -GAPS.siblings
    for (const child of ideaOf(map, id).children) {
      const below = wholes.get(child)
      if (!below) continue
      width = Math.max(width, GAPS.along + below.width)
      height += below.height - OUTSTANDING + GAPS.siblings
    }
    wholes.set(id, { width: own.width + width, height: Math.max(own.height, height) + OUTSTANDING })
  }
}
