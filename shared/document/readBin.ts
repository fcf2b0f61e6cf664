import type * as Y from 'yjs'
import { inheritedKind, ROOT_ID, type IdeaId, type Kind } from '../domain/idea.ts'
import { columnsOf, contentOf, type Columns } from './readIdea.ts'
import { readRows } from './readMindMap.ts'
import { plainText } from './richText.ts'

/** A deleted idea, which can be restored for as long as the board lives. */
export interface BinEntry {
  readonly id: IdeaId
  /** The title without formatting. */
  readonly text: string
  readonly kind: Kind
  /** Milliseconds since 1970, by the clock of whoever deleted it. */
  readonly at: number
  readonly by: string
  /** The idea with which it was deleted; itself where it was meant. */
  readonly top: IdeaId
  /** What it hung under; undefined where that is no longer known. */
  readonly parent: { readonly id: IdeaId; readonly text: string } | undefined
  /** How many hang below it that were deleted with it. */
  readonly below: number
}

/** All that was deleted, the latest first; of what went together, what was meant comes first. */
export function readBin(doc: Y.Doc): BinEntry[] {
  const columns = columnsOf(doc)
  const { marks, places, tree } = readRows(columns)
  const below = new Map<IdeaId, number>()
  for (const id of tree.dead) {
    const top = marks.get(id)?.top
    let at = id
    while (at !== top) {
      const parent = tree.up.get(at)
      if (parent === undefined || !tree.dead.has(parent) || marks.get(parent)?.top !== top) break
      below.set(parent, (below.get(parent) ?? 0) + 1)
      at = parent
    }
  }
  const text = (id: IdeaId): string => plainText(contentOf(columns, id).title)
  const kinds = new Map<IdeaId, Kind>()
  const entries = [...tree.dead].map((id): BinEntry => {
    const mark = marks.get(id) ?? { at: 0, by: '', top: id }
    const parent = tree.up.get(id)
    const isKnown = parent !== undefined && (parent === ROOT_ID || places.has(parent))
    return {
      id,
      text: text(id),
      kind: kindOf(id, columns, tree.up, kinds),
      ...mark,
      parent: isKnown ? { id: parent, text: text(parent) } : undefined,
      below: below.get(id) ?? 0,
    }
  })
  const isTop = ({ id, top }: BinEntry): number => Number(top === id)
  return entries.sort((a, b) => b.at - a.at || isTop(b) - isTop(a) || (a.id < b.id ? -1 : 1))
}

/** As it was when it hung there. */
function kindOf(id: IdeaId, columns: Columns, up: ReadonlyMap<IdeaId, IdeaId>, known: Map<IdeaId, Kind>): Kind {
  const way: IdeaId[] = []
  let kind: Kind | undefined
  for (let at: IdeaId | undefined = id; at !== undefined && !kind; at = up.get(at)) {
    kind = known.get(at) ?? contentOf(columns, at).ownKind
    if (!kind) way.push(at)
    if (at === ROOT_ID) kind ??= 'topic'
  }
  kind ??= 'topic'
  for (const at of way.reverse()) {
    if (at !== ROOT_ID) kind = inheritedKind(kind)
    known.set(at, kind)
  }
  return kind
}
