import type * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import { columnsOf, markOf } from './readIdea.ts'
import { readRows } from './readMindMap.ts'
import { openColumn, type Mark } from './schema.ts'

/** Who deleted an idea, and with which branch; undefined where nobody did. */
export const deletionOf = (doc: Y.Doc, id: IdeaId): Mark | undefined => markOf(columnsOf(doc), id)

/** Takes the marks off these ideas and off all that was deleted along with them and still hangs below. */
export function restore(doc: Y.Doc, ids: readonly IdeaId[]): void {
  const { marks, tree } = readRows(columnsOf(doc))
  const below = new Map<IdeaId, IdeaId[]>()
  for (const [id, parent] of tree.up) {
    const siblings = below.get(parent)
    if (siblings) siblings.push(id)
    else below.set(parent, [id])
  }
  const gone = openColumn(doc, 'gone')
  for (const id of ids) {
    const tops = new Set([id, marks.get(id)?.top ?? id])
    gone.delete(id)
    const stack = [...(below.get(id) ?? [])]
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const mark = marks.get(next)
      if (mark && !tops.has(mark.top)) continue
      if (mark) gone.delete(next)
      stack.push(...(below.get(next) ?? []))
    }
  }
}
