import { useEffect } from 'react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { MindMapView } from './MindMapView.tsx'
import { mapViewOf } from './mapViewOf.ts'
import { toScreen } from './viewport.ts'

export interface BenchTree {
  readonly id: string
  readonly text: string
  readonly children?: readonly BenchTree[]
}

/** What tools measure the map by; kept stable. Times are theirs to take. */
export interface Bench {
  load(tree: BenchTree): void
  /** Resolves once what was asked for is on the screen. */
  present(): Promise<void>
  view(which: 'work' | 'all'): void
  focus(id: IdeaId): void
  /** The middle of an idea on the page; undefined when it is folded away. */
  point(id: IdeaId): { x: number; y: number } | undefined
  addChild(id: IdeaId, text: string): IdeaId
  toggle(id: IdeaId): void
}

declare global {
  interface Window {
    __bench?: Bench
  }
}

/** The real map with a handle for measuring. Only pages that `npm run bench:page` builds place it. */
export function BenchMap() {
  const session = useBoard()
  useEffect(() => {
    window.__bench = benchOf(session)
    return () => {
      delete window.__bench
    }
  }, [session])
  return <MindMapView />
}

function benchOf(session: BoardSession): Bench {
  const mapView = mapViewOf(session)
  const { viewState } = session
  return {
    load(tree) {
      session.doc.transact(() => {
        const stack = (tree.children ?? []).toReversed().map((child) => ({ child, parent: ROOT_ID }))
        for (let next = stack.pop(); next; next = stack.pop()) {
          const { child, parent } = next
          session.run(addIdea, { id: child.id, parent, after: lastOf(session, parent), title: child.text })
          for (const below of (child.children ?? []).toReversed()) stack.push({ child: below, parent: child.id })
        }
      }, session.origin)
    },
    present: () =>
      new Promise((resolve) => {
        mapView.repaint()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
    view(which) {
      const root = mapView.layout.box(ROOT_ID)
      if (which === 'all') mapView.camera.fit(mapView.layout.bounds())
      else if (root)
        mapView.camera.jump({ zoom: 1, x: mapView.camera.size.width / 2, y: mapView.camera.size.height / 2 })
    },
    focus(id) {
      viewState.select([id], id)
      mapView.reveal(id, 'jump')
    },
    point(id) {
      const box = mapView.layout.box(id)
      const place = document.querySelector('[data-testid="map"]')?.getBoundingClientRect()
      if (!box || !place) return undefined
      const at = toScreen(mapView.camera.viewport, { x: box.x + box.width / 2, y: box.y + box.height / 2 })
      return { x: place.left + at.x, y: place.top + at.y }
    },
    addChild(parent, text) {
      const id = session.newId()
      session.run(addIdea, { id, parent, after: lastOf(session, parent), title: text })
      mapView.catchUp([id])
      return id
    },
    toggle: (id) => viewState.toggleFolded(id),
  }
}

const lastOf = (session: BoardSession, parent: IdeaId): IdeaId | null =>
  session.map.ideas.get(parent)?.children.at(-1) ?? null
