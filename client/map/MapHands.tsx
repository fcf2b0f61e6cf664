import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { AddBar } from '../deeds/AddBar.tsx'
import { useDeeds } from '../deeds/deedsContext.ts'
import { fetchEditor } from '../deeds/editorChunk.ts'
import { FindBar } from '../deeds/FindBar.tsx'
import { useDeedKeys } from '../deeds/useDeedKeys.ts'
import { step } from '../deeds/walk.ts'
import { ContextToolbar, EditorTools } from './ContextToolbar.tsx'
import { Cursors, usePointing } from './Cursors.tsx'
import { createDrag } from './dragIdeas.ts'
import { DragGhost, DropMark } from './DragLayer.tsx'
import { EditorLayer } from './EditorLayer.tsx'
import { EmptyHint } from './EmptyHint.tsx'
import { FlowLayer } from './FlowLayer.tsx'
import { freePlaces } from './freePlaces.ts'
import { LinkBar } from './LinkBar.tsx'
import { lookAt, lookOf } from './look.ts'
import { createFocusWish, MapContext, useMap, type MapParts } from './mapContext.ts'
import styles from './MapHands.module.css'
import { WayBack } from './WayBack.tsx'
import { ViewControls } from './ViewControls.tsx'
import { ZOOM } from './viewport.ts'

export interface MapHandsProps extends Pick<MapParts, 'mapView' | 'links' | 'votes'> {
  /** The map's own, with the canvas. */
  readonly element: RefObject<HTMLDivElement | null>
}

/** The ideas as elements above the canvas, and all by which one works with them. */
export function MapHands({ element, mapView, links, votes }: MapHandsProps) {
  const session = useBoard()
  const { deeds, editing } = useDeeds()
  const parts = useMemo(() => {
    const focus = createFocusWish(mapView.refresh)
    const drag = createDrag(mapView, (dragged, parent) => deeds.whyNotBelow([...dragged], parent))
    return { mapView, links, deeds, editing, focus, drag, takeFocus: focus.ask }
  }, [mapView, links, deeds, editing])
  const { canWrite } = session
  const all = useMemo<MapParts>(() => ({ ...parts, votes, canWrite }), [parts, votes, canWrite])

  useLayoutEffect(() => mapView.drawByPage(), [mapView])
  // Not in this effect: React draws nothing while it is still at it.
  useEffect(() => queueMicrotask(mapView.drawNow), [mapView])
  useEffect(() => {
    if (canWrite) void fetchEditor()
  }, [canWrite])
  useEffect(() => mapView.onPaint(() => session.presence.setLook(() => lookOf(mapView))), [session, mapView])

  return (
    <MapContext value={all}>
      <ReactFlowProvider>
        <Inside element={element} />
      </ReactFlowProvider>
    </MapContext>
  )
}

function Inside({ element }: Pick<MapHandsProps, 'element'>) {
  const session = useBoard()
  const { deeds } = useMap()
  const [finding, setFinding] = useState(false)
  const [tools, setTools] = useState<HTMLElement | null>(null)
  const onKeyDown = useDeedKeys()
  useDeedView(() => setFinding(true))
  usePointing(element)
  const isPresenting = usePresented()
  return (
    <div className={styles['hands']} onKeyDown={onKeyDown}>
      <FlowLayer
        element={element}
        overlay={
          <>
            <DropMark />
            {session.canWrite && <EditorLayer tools={tools} />}
            <Cursors />
          </>
        }
      />
      <EmptyHint />
      {isPresenting || (
        <>
          <WayBack />
          <ContextToolbar />
          <LinkBar />
          {session.canWrite && <EditorTools onPlace={setTools} />}
          {session.canWrite && <AddBar onAdd={(kind) => deeds.addOfKind(kind)} />}
          <ViewControls onFind={() => setFinding(true)} />
          {finding && <FindBar onClose={() => setFinding(false)} />}
        </>
      )}
      <DragGhost />
    </div>
  )
}

/** While the map is presented it shows what is presented, also when the window becomes another one. */
function usePresented(): boolean {
  const { mapView } = useMap()
  const presenting = useViewState((view) => view.presenting)
  useEffect(() => {
    if (!presenting) return
    const fill = (): number => requestAnimationFrame(() => mapView.fill(presenting.branch))
    fill()
    window.addEventListener('resize', fill)
    return () => window.removeEventListener('resize', fill)
  }, [mapView, presenting])
  return presenting !== null
}

/** Deeds happen on the canvas as long as it is shown. */
function useDeedView(find: () => void): void {
  const { map, viewState } = useBoard()
  const { show } = useDeeds()
  const { mapView, takeFocus } = useMap()
  const openFind = useEffectEvent(find)
  useLayoutEffect(() => {
    const box = (id: IdeaId) => mapView.layout.box(id)
    return show({
      is: 'map',
      box,
      step: (from, way) => step({ map, folded: viewState.get().folded, box }, from, way),
      reveal: (id) => mapView.reveal(id),
      approach: (id) => mapView.approach(id),
      catchUp: (ids, still) => mapView.catchUp(ids, still),
      freePlaces: (ids, by) => freePlaces(map, mapView.layout, ids, by),
      look: () => lookOf(mapView),
      lookAt: (look) => lookAt(mapView, look),
      takeFocus,
      leave: () => document.querySelector<HTMLElement>('[data-map-control] button:not([tabindex="-1"])')?.focus(),
      find: () => openFind(),
      zoom: {
        in: () => mapView.camera.zoomBy(ZOOM.step),
        out: () => mapView.camera.zoomBy(1 / ZOOM.step),
        fit: () => mapView.fitAll(),
      },
    })
  }, [map, viewState, show, mapView, takeFocus])
}
