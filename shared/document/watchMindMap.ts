import * as Y from 'yjs'
import type { IdeaId } from '../domain/idea.ts'
import type { MindMap, MindMapChange } from '../domain/mindMap.ts'
import { LiveMap, type Touched } from './liveMap.ts'
import { columnsOf } from './readIdea.ts'
import { ownerOfField } from './schema.ts'

/**
 * Keeps a map in step with its document. `map` is one object whose ideas are replaced one by one; an idea that is not named in a
 * change is still the same object. `onChange` is called after a Yjs transaction that changed something visible, once.
 */
export function watchMindMap(
  doc: Y.Doc,
  onChange: (change: MindMapChange) => void,
): { readonly map: MindMap; stop(): void } {
  const columns = columnsOf(doc)
  const live = new LiveMap(columns)
  let touched = nothing()

  const keysOf = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: Y.Map<unknown>): Set<IdeaId> => {
    const keys = new Set<IdeaId>()
    for (const event of events) {
      if (event instanceof Y.YMapEvent && event.target === root)
        for (const key of event.keysChanged) keys.add(String(key))
      else keys.add(String(event.path[0]))
    }
    return keys
  }
  const observe = (root: Y.Map<unknown> | undefined, note: (key: string) => void): (() => void) => {
    if (!root) return () => {}
    const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const key of keysOf(events, root)) note(key)
    }
    root.observeDeep(observer)
    return () => root.unobserveDeep(observer)
  }
  const endings = [
    observe(columns.place, (id) => touched.places.add(id)),
    observe(columns.gone, (id) => touched.marks.add(id)),
    observe(columns.kind, (id) => touched.contents.add(id)),
    observe(columns.spot, (id) => touched.contents.add(id)),
    observe(columns.title, (id) => touched.contents.add(id)),
    observe(columns.note, (id) => touched.contents.add(id)),
    observe(columns.fields, (key) => {
      const id = ownerOfField(key)
      if (id !== undefined) touched.contents.add(id)
    }),
    observe(columns.links, () => (touched.links = true)),
    observe(columns.meta, () => (touched.meta = true)),
  ]
  // Observers are called before this event: by now everything that the transaction touched is noted.
  const settle = () => {
    if (isNothing(touched)) return
    const noted = touched
    touched = nothing()
    const change = live.update(noted)
    if (change) onChange(change)
  }
  doc.on('afterTransaction', settle)
  return {
    map: live.map,
    stop: () => {
      doc.off('afterTransaction', settle)
      for (const end of endings) end()
    },
  }
}

const nothing = (): Touched => ({ places: new Set(), marks: new Set(), contents: new Set(), links: false, meta: false })

const isNothing = ({ places, marks, contents, links, meta }: Touched) =>
  places.size + marks.size + contents.size === 0 && !links && !meta
