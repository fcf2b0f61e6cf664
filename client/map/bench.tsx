import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { createLocalSession } from '../board/localSession.ts'
import { someoneElse } from '../board/someoneElse.ts'
import { BoardContext, type BoardSession, type Me } from '../board/session.ts'
import { DeedsProvider } from '../deeds/DeedsProvider.tsx'
import { mapViewOf } from './mapViewOf.ts'
import { MapHands } from './MapHands.tsx'
import { MindMapView } from './MindMapView.tsx'
import { toMap, toScreen, type Point } from './viewport.ts'

export interface BenchTree {
  readonly id: string
  readonly text: string
  readonly children?: readonly BenchTree[]
}

/** What tools measure the map by; kept stable. Times are theirs to take. */
export interface Bench {
  /** Another map in place of the one that is shown. */
  load(tree: BenchTree): void
  /** Resolves once what was asked for is on the screen; of a map that was just handed in that is the picture, from the second call on it can be worked with. */
  present(): Promise<void>
  view(which: 'work' | 'all'): void
  focus(id: IdeaId): void
  /** The middle of an idea on the page; undefined when it is folded away. */
  point(id: IdeaId): Point | undefined
  /** A point of the page where a pan begins: no idea and no tool is there. */
  blankAt(): Point | undefined
  /** Selects an idea, brings it into view, and answers where to take hold of it. */
  prepareDrag(id: IdeaId): Point | undefined
  addChild(id: IdeaId, text: string): IdeaId
  toggle(id: IdeaId): void
  /** As many ideas, one by one in equal pauses, come from somebody else below an idea; resolves after the last. */
  othersAdd(parent: IdeaId, count: number, pause: number): Promise<void>
}

declare global {
  interface Window {
    __bench?: Bench
  }
}

const ME: Me = { participant: 'bench', name: 'Bench', colour: '#0E6B57' }

/** The real map over a document of its own, with a handle for measuring. Only `npm run bench:page` builds this page. */
export function BenchPage() {
  const [session, setSession] = useState(() =>
    sessionOf(treeOf(Number(new URLSearchParams(location.search).get('nodes')))),
  )
  useEffect(() => {
    window.__bench = benchOf(session, (tree) => flushSync(() => setSession(sessionOf(tree))))
    return () => {
      delete window.__bench
    }
  }, [session])
  return (
    <BoardContext key={session.card.board} value={session}>
      <div style={{ position: 'fixed', inset: 0 }}>
        <DeedsProvider>
          <MindMapView Hands={MapHands} isOpening />
        </DeedsProvider>
      </div>
    </BoardContext>
  )
}

function benchOf(session: BoardSession, load: Bench['load']): Bench {
  const mapView = mapViewOf(session)
  const { viewState } = session
  let isSeen = false
  const element = (): HTMLElement | null => document.querySelector('[data-testid="map"]')
  const onPage = (at: Point): Point => {
    const { left, top } = element()?.getBoundingClientRect() ?? { left: 0, top: 0 }
    return { x: left + at.x, y: top + at.y }
  }
  const bench: Bench = {
    load,
    present: async () => {
      mapView.repaint()
      await Promise.resolve()
      while (element()?.dataset['ideas'] === undefined) await frame()
      while (isSeen && !element()?.querySelector('[data-testid="idea"]')) await frame()
      isSeen = true
      await frame()
      await frame()
    },
    view(which) {
      const { camera } = mapView
      if (which === 'all') camera.jump(camera.fitting(mapView.layout.bounds()))
      else camera.jump({ zoom: 1, x: camera.size.width / 2, y: camera.size.height / 2 })
    },
    focus(id) {
      viewState.select([id], id)
      mapView.reveal(id, 'jump')
    },
    point(id) {
      const box = mapView.layout.box(id)
      if (!box) return undefined
      return onPage(toScreen(mapView.camera.viewport, { x: box.x + box.width / 2, y: box.y + box.height / 2 }))
    },
    blankAt() {
      const { size, viewport } = mapView.camera
      for (let y = size.height / 2; y > 40; y -= 12)
        for (let x = size.width / 2; x > 40; x -= 12) {
          const at = toMap(viewport, { x, y })
          const [room, rect] = [24 / viewport.zoom, 48 / viewport.zoom]
          const isFree =
            mapView.layout.visible({ x: at.x - room, y: at.y - room, width: rect, height: rect }).length === 0
          if (isFree) return onPage({ x, y })
        }
      return undefined
    },
    prepareDrag(id) {
      bench.focus(id)
      return bench.point(id)
    },
    addChild(parent, text) {
      const id = session.newId()
      const after = session.map.ideas.get(parent)?.children.at(-1) ?? null
      session.run(addIdea, { id, parent, after, title: text })
      mapView.catchUp([id])
      return id
    },
    toggle: (id) => viewState.toggleFolded(id),
    async othersAdd(parent, count, pause) {
      const other = someoneElse(session)
      for (let i = 0; i < count; i++) {
        other.does(addIdea, { id: session.newId(), parent, after: null, title: `Von anderswo ${i}` })
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
  }
  return bench
}

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

let sessions = 0

/** As a board that is opened: its document is there before anybody reads it. The tree's own ids are kept, but for the root. */
function sessionOf(tree: BenchTree): BoardSession {
  const card = { board: `bench${sessions++}`, title: tree.text, language: 'de' } as const
  return createLocalSession(card, ME, (doc) => {
    const { items, ids } = outlineOf(tree)
    const actor = { by: ME.participant, now: Date.now(), random: Math.random, origin: doc }
    const args = { parent: ROOT_ID, after: null, outline: items, newIds: ids }
    doc.transact(() => insertOutline.apply(doc, readMindMap(doc), args, actor))
  })
}

function outlineOf(tree: BenchTree): { items: readonly OutlineItem[]; ids: readonly IdeaId[] } {
  const ids: IdeaId[] = []
  const itemOf = ({ id, text, children }: BenchTree): OutlineItem => {
    ids.push(id)
    return { title: [[{ text }]], children: (children ?? []).map(itemOf) }
  }
  return { items: (tree.children ?? []).map(itemOf), ids }
}

/** `size` ideas, six main branches, five below each. */
function treeOf(size: number): BenchTree {
  interface Growing extends BenchTree {
    readonly children: Growing[]
  }
  const root: Growing = { id: ROOT_ID, text: 'Nachhaltigkeit gemeinsam gestalten', children: [] }
  const all = [root]
  for (let i = 1; i < size; i++) {
    const parent = all[i < 7 ? 0 : Math.floor((i - 7) / 5) + 1] ?? root
    const idea: Growing = {
      id: `i${i}`,
      text: `Idee ${i}: wer bringt Ehrenamt und Verwaltung an einen Tisch`,
      children: [],
    }
    parent.children.push(idea)
    all.push(idea)
  }
  return root
}
