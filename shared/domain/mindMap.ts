import type { Idea, IdeaId } from './idea.ts'

/** A labelled connection between two ideas, beside the tree. */
export interface Link {
  readonly id: string
  readonly from: IdeaId
  readonly to: IdeaId
  readonly label: string
}

/**
 * The map as plain data: always a tree. Every living idea is in `ideas` exactly once and hangs, directly or not, under `root`.
 * Links whose ends are not both alive are left out.
 */
export interface MindMap {
  readonly root: IdeaId
  readonly title: string
  readonly language: Language
  readonly ideas: ReadonlyMap<IdeaId, Idea>
  readonly links: ReadonlyMap<string, Link>
}

export type Language = (typeof LANGUAGES)[number]
export const LANGUAGES = ['de', 'en'] as const

/** What one step changed, so that a view can keep up without reading the whole map again. */
export interface MindMapChange {
  /** Ideas that are new or whose object is a new one. */
  readonly changed: ReadonlySet<IdeaId>
  readonly removed: ReadonlySet<IdeaId>
  /** Ideas whose list of children is another one; a subset of `changed`. */
  readonly rearranged: ReadonlySet<IdeaId>
  /** Title, language or links changed. */
  readonly meta: boolean
}

/** The idea of that id. Throws when there is none: ask `map.ideas.get` where it may be gone. */
export function ideaOf(map: MindMap, id: IdeaId): Idea {
  const idea = map.ideas.get(id)
  if (!idea) throw new Error(`no idea ${id}`)
  return idea
}

/** Whether `id` is `ancestor` or hangs somewhere below it. */
export function isWithin(map: MindMap, id: IdeaId, ancestor: IdeaId): boolean {
  for (let at: IdeaId | null = id; at !== null; at = map.ideas.get(at)?.parent ?? null) if (at === ancestor) return true
  return false
}

/** The idea and all below it, parents before children, siblings in order. */
export function* subtree(map: MindMap, id: IdeaId): Generator<Idea> {
  const stack = [id]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const idea = map.ideas.get(next)
    if (!idea) continue
    yield idea
    for (let i = idea.children.length - 1; i >= 0; i--) stack.push(idea.children[i] as IdeaId)
  }
}

/** The chosen ideas without those that hang below another chosen one, in the order in which the map is read. */
export function topmost(map: MindMap, ids: readonly IdeaId[]): Idea[] {
  const chosen = new Set(ids)
  const isBelowChosen = (idea: Idea): boolean => {
    for (let at = idea.parent; at !== null; at = map.ideas.get(at)?.parent ?? null) if (chosen.has(at)) return true
    return false
  }
  const tops = [...chosen].flatMap((id) => map.ideas.get(id) ?? []).filter((idea) => !isBelowChosen(idea))
  if (tops.length < 2) return tops
  const wanted = new Set(tops)
  return [...subtree(map, map.root)].filter((idea) => wanted.has(idea))
}

/** 0 for the root, 1 for main branches, and so on. */
export function depthOf(map: MindMap, id: IdeaId): number {
  let depth = 0
  for (let at = map.ideas.get(id)?.parent ?? null; at !== null; at = map.ideas.get(at)?.parent ?? null) depth++
  return depth
}
