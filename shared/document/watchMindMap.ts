import * as Y from 'yjs'
import type { Idea, IdeaId } from '../domain/idea.ts'
import type { MindMap, MindMapChange } from '../domain/mindMap.ts'
import { readMindMap } from './readMindMap.ts'

/** Keeps a map in step with its document. `onChange` is called once a transaction, after `map` is up to date. */
export function watchMindMap(
  doc: Y.Doc,
  onChange: (change: MindMapChange) => void,
): { readonly map: MindMap; stop(): void } {
  const first = readMindMap(doc)
  const ideas = new Map(first.ideas)
  const map = { ...first, ideas }
  const update = () => {
    const next = readMindMap(doc)
    const changed = new Set<IdeaId>()
    const removed = new Set<IdeaId>()
    const rearranged = new Set<IdeaId>()
    for (const [id, idea] of next.ideas) {
      const before = ideas.get(id)
      if (before && same(before, idea)) continue
      if (!before || before.children.join() !== idea.children.join()) rearranged.add(id)
      ideas.set(id, idea)
      changed.add(id)
    }
    for (const id of ideas.keys()) if (!next.ideas.has(id)) removed.add(id)
    for (const id of removed) ideas.delete(id)
    const meta =
      map.title !== next.title ||
      map.language !== next.language ||
      JSON.stringify([...map.links]) !== JSON.stringify([...next.links])
    Object.assign(map, { title: next.title, language: next.language, links: next.links })
    if (changed.size > 0 || removed.size > 0 || meta) onChange({ changed, removed, rearranged, meta })
  }
  doc.on('afterTransaction', update)
  return { map, stop: () => doc.off('afterTransaction', update) }
}

const same = (a: Idea, b: Idea) => JSON.stringify(a) === JSON.stringify(b)
