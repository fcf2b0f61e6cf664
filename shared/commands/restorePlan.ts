import { LOST_AND_FOUND_ID, type Idea, type IdeaId } from '../domain/idea.ts'
import { subtree, type MindMap } from '../domain/mindMap.ts'
import { sameList } from '../domain/sameIdea.ts'

/** What it takes to make a branch what it was. */
export interface RestorePlan {
  /** All that it held then, as it is read. */
  readonly ideas: readonly Idea[]
  /** Their ids. */
  readonly held: ReadonlySet<IdeaId>
  /** What hangs there now and was not on the map then. */
  readonly leaving: ReadonlySet<IdeaId>
  /** What goes to another parent without being part of the branch: its top, and what has come into it from elsewhere. */
  readonly placed: readonly IdeaId[]
  /** Whose children shall stand in which order. */
  readonly children: ReadonlyMap<IdeaId, readonly IdeaId[]>
}

/**
 * The branch gets back what it held, wherever that hangs now. It stays where it hangs itself, unless it is gone or lost: then it goes below
 * the nearest idea above it that is still there. What has come into it from elsewhere goes back in the same way.
 */
export function planRestore(map: MindMap, snapshot: MindMap, branch: IdeaId): RestorePlan {
  const ideas = [...subtree(snapshot, branch)].filter(({ id }) => id !== LOST_AND_FOUND_ID)
  const held = new Set(ideas.map(({ id }) => id))
  const here = allBelow(map, held)
  const leaving = new Set([...here].filter((id) => !snapshot.ideas.has(id)))
  const foreign = [...here].filter((id) => snapshot.ideas.has(id) && !held.has(id))
  const placed = asIn(snapshot, staysWhereItHangs(map, snapshot, branch, held) ? foreign : [branch, ...foreign])
  const children = new Map<IdeaId, readonly IdeaId[]>(
    ideas.map((idea) => [idea.id, idea.children.filter((id) => id !== LOST_AND_FOUND_ID)]),
  )
  const lost = branch === snapshot.root ? snapshot.ideas.get(LOST_AND_FOUND_ID) : undefined
  if (lost) children.set(lost.id, lost.children)
  const moving = new Set([...leaving, ...held].filter((id) => id !== branch))
  for (const id of placed) moving.add(id)
  const homes = new Map<IdeaId, IdeaId[]>()
  for (const id of placed) {
    const home = homeOf(map, snapshot, id)
    homes
      .set(home, homes.get(home) ?? [])
      .get(home)
      ?.push(id)
  }
  for (const [home, coming] of homes) {
    const staying = (map.ideas.get(home)?.children ?? []).filter((id) => id !== LOST_AND_FOUND_ID && !moving.has(id))
    children.set(home, insertAsIn(snapshot, home, staying, coming))
  }
  return { ideas, held, leaving, placed, children }
}

/** Whether nothing of all that hangs otherwise than it did. */
export function hangsAsThen(map: MindMap, { leaving, placed, children }: RestorePlan): boolean {
  return leaving.size === 0 && placed.length === 0 && [...children].every(([id, ids]) => hasChildren(map, id, ids))
}

export function hasChildren(map: MindMap, id: IdeaId, children: readonly IdeaId[]): boolean {
  const now = (map.ideas.get(id)?.children ?? []).filter((child) => child !== LOST_AND_FOUND_ID)
  return sameList(now, children)
}

function allBelow(map: MindMap, ids: Iterable<IdeaId>): Set<IdeaId> {
  const found = new Set<IdeaId>()
  const stack = [...ids].filter((id) => map.ideas.has(id))
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue
    found.add(id)
    stack.push(...(map.ideas.get(id)?.children ?? []))
  }
  found.delete(LOST_AND_FOUND_ID)
  return found
}

const asIn = (snapshot: MindMap, ids: readonly IdeaId[]): IdeaId[] => {
  const wanted = new Set(ids)
  return ids.length < 2
    ? [...ids]
    : [...subtree(snapshot, snapshot.root)].flatMap(({ id }) => (wanted.has(id) ? id : []))
}

function staysWhereItHangs(map: MindMap, snapshot: MindMap, branch: IdeaId, held: ReadonlySet<IdeaId>): boolean {
  if (branch === map.root) return true
  const parent = map.ideas.get(branch)?.parent
  if (parent === undefined || (parent === LOST_AND_FOUND_ID && snapshot.ideas.get(branch)?.parent !== parent))
    return false
  for (let at = parent; at !== null; at = map.ideas.get(at)?.parent ?? null) if (held.has(at)) return false
  return true
}

/** The nearest idea that was above it and is there now. */
function homeOf(map: MindMap, snapshot: MindMap, id: IdeaId): IdeaId {
  for (let at = snapshot.ideas.get(id)?.parent ?? null; at !== null; at = snapshot.ideas.get(at)?.parent ?? null)
    if (map.ideas.has(at) || at === LOST_AND_FOUND_ID) return at
  return map.root
}

/** Puts newcomers among siblings so that they stand beside those that they stood beside. */
function insertAsIn(
  snapshot: MindMap,
  parent: IdeaId,
  siblings: readonly IdeaId[],
  newcomers: readonly IdeaId[],
): IdeaId[] {
  const ranks = new Map(snapshot.ideas.get(parent)?.children.map((id, rank) => [id, rank]))
  const rankOf = (id: IdeaId): number | undefined => {
    for (let at: IdeaId | null = id; at !== null; at = snapshot.ideas.get(at)?.parent ?? null)
      if (ranks.has(at)) return ranks.get(at)
    return undefined
  }
  const known = siblings.flatMap((id) => ({ id, rank: ranks.get(id) })).filter(isRanked)
  const [first] = known
  known.sort((a, b) => a.rank - b.rank)
  const ordered = newcomers
    .map((id) => ({ id, rank: rankOf(id) ?? Number.MAX_SAFE_INTEGER }))
    .sort((a, b) => a.rank - b.rank)
  const after = new Map<IdeaId | undefined, IdeaId[]>()
  let at = -1
  for (const { id, rank } of ordered) {
    while ((known[at + 1]?.rank ?? Infinity) <= rank) at++
    const before = known[at]?.id
    after
      .set(before, after.get(before) ?? [])
      .get(before)
      ?.push(id)
  }
  // Those that stood before all others stand before the first one of them that is still there.
  const ahead = after.get(undefined) ?? []
  if (!first) return [...siblings, ...ahead]
  return siblings.flatMap((id) => [...(id === first.id ? ahead : []), id, ...(after.get(id) ?? [])])
}

interface Ranked {
  readonly id: IdeaId
  readonly rank: number
}
const isRanked = (each: { readonly id: IdeaId; readonly rank: number | undefined }): each is Ranked =>
  each.rank !== undefined
