import { ReactFlow, useStoreApi, ViewportPortal, type NodeTypes, type OnMove } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { ContextMenu } from './ContextMenu.tsx'
import styles from './FlowLayer.module.css'
import { listenToGestures } from './gestures.ts'
import { glideIdeas } from './glideIdeas.ts'
import { IdeaView } from './IdeaView.tsx'
import { useMap, type FocusWish } from './mapContext.ts'
import type { MapView } from './mapView.ts'
import { useFeed } from './useFeed.ts'
import { ZOOM, type Point } from './viewport.ts'
import type { IdeaNode } from './windowFeed.ts'

const NODE_TYPES: NodeTypes = { idea: IdeaView }
const NO_EDGES: never[] = []
const CREDIT = { hideAttribution: true } as const

interface FlowLayerProps {
  /** The map's own, which hears the gestures. */
  readonly element: RefObject<HTMLDivElement | null>
  /** Drawn in the map's own coordinates, above the ideas. */
  readonly overlay: ReactNode
}

/** React Flow with the ideas in view, above the canvas with their lines. It pans and zooms; all else is ours. */
export function FlowLayer({ element, overlay }: FlowLayerProps) {
  const { t } = useLanguage()
  const { mapView, deeds, drag, links, canWrite, focus } = useMap()
  const { openDialog } = useDeeds()
  const title = useBoardTitle()
  const nodes = useFeed()
  const [frame, setFrame] = useState<{ from: Point; to: Point }>()
  const [menuAt, setMenuAt] = useState<Point>()

  const cancelled = useEffectEvent(() => announce(t('map.saidDragCancelled')))
  useEffect(() => {
    if (!element.current) return
    const means = { element: element.current, mapView, deeds, drag, links, canWrite }
    return listenToGestures({
      ...{ ...means, showFrame: setFrame, onCancelledDrag: () => cancelled(), openMenu: setMenuAt },
      look: (id) => openDialog({ kind: 'lookAtPicture', id }),
    })
  }, [element, mapView, deeds, drag, links, canWrite, openDialog])

  // React Flow tells the end of a gesture 150 ms late, to gather turns of the wheel; what others do then must not move the view.
  useEffect(() => {
    const letGo = (event: MouseEvent | TouchEvent): void => {
      if (!('touches' in event) || event.touches.length === 0) mapView.camera.hold(false)
    }
    const ends = ['mouseup', 'touchend', 'touchcancel'] as const
    for (const end of ends) window.addEventListener(end, letGo, { capture: true, passive: true })
    return () => {
      for (const end of ends) window.removeEventListener(end, letGo, { capture: true })
    }
  }, [mapView])

  useEffect(() => {
    const place = element.current
    if (!place) return
    const stopGliding = glideIdeas(place, mapView)
    const stopPaint = mapView.onPaint(() => {
      if (place.dataset['drawnBy'] !== mapView.drawnBy) place.dataset['drawnBy'] = mapView.drawnBy
      place.toggleAttribute('data-far', mapView.camera.viewport.zoom < ZOOM.detail)
    })
    return () => {
      stopGliding()
      stopPaint()
    }
  }, [element, mapView])

  useTree(element, t('map.treeLabel', { title }), focus, mapView, nodes)
  // The wheel holds nothing: between two turns of it the view is free.
  const move: OnMove = (event) => mapView.camera.hold(event !== null && event.type !== 'wheel')

  return (
    <>
      <ReactFlow
        nodes={nodes as IdeaNode[]}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        onViewportChange={mapView.camera.moved}
        onMoveStart={move}
        onMoveEnd={() => mapView.camera.hold(false)}
        minZoom={ZOOM.min}
        maxZoom={ZOOM.max}
        panOnScroll
        panOnScrollSpeed={1}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        disableKeyboardA11y
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        autoPanOnNodeFocus={false}
        elevateNodesOnSelect={false}
        proOptions={CREDIT}
        role="region"
        aria-label={t('map.label')}
      >
        <CameraLink />
        <ViewportPortal>{overlay}</ViewportPortal>
      </ReactFlow>
      {frame && (
        <div
          className={styles['frame']}
          style={{
            left: Math.min(frame.from.x, frame.to.x),
            top: Math.min(frame.from.y, frame.to.y),
            width: Math.abs(frame.to.x - frame.from.x),
            height: Math.abs(frame.to.y - frame.from.y),
          }}
        />
      )}
      {menuAt && <ContextMenu at={menuAt} onClose={() => setMenuAt(undefined)} />}
    </>
  )
}

/** Lets the camera set React Flow's viewport without a frame in between. */
function CameraLink() {
  const { mapView } = useMap()
  const store = useStoreApi()
  useEffect(() => {
    const link = (): boolean => {
      const { panZoom } = store.getState()
      if (panZoom) mapView.camera.connect((viewport) => void panZoom.setViewport(viewport))
      return panZoom !== null
    }
    if (link()) return
    return store.subscribe(link)
  }, [mapView, store])
  return null
}

/** Makes React Flow's list of nodes one ARIA tree with one tab stop, and keeps the keyboard on the focused idea. */
function useTree(
  element: RefObject<HTMLDivElement | null>,
  label: string,
  wish: FocusWish,
  mapView: MapView,
  nodes: readonly IdeaNode[],
): void {
  const had = useRef(false)
  useEffect(() => {
    const tree = element.current?.querySelector('.react-flow__nodes')
    if (!tree) return
    tree.setAttribute('role', 'tree')
    tree.setAttribute('aria-label', label)
    tree.setAttribute('aria-multiselectable', 'true')
  }, [element, label])
  useEffect(() => {
    // The focus is lost to the page when its idea is redrawn elsewhere; it is somebody else's when they took it.
    const watch = (event: FocusEvent) => {
      had.current = event.target instanceof Element && event.target.closest('[role="treeitem"]') !== null
    }
    document.addEventListener('focusin', watch)
    return () => document.removeEventListener('focusin', watch)
  }, [])
  const settle = useEffectEvent(() => {
    const { editing, focused } = mapView.viewState.get()
    // The keyboard belongs to the editor as long as it is open.
    if (editing !== null) return
    const active = document.activeElement
    const inTree = active instanceof Element && active.getAttribute('role') === 'treeitem'
    if (!wish.isAsked && !(had.current && (inTree || active === document.body))) return
    const target = element.current?.querySelector<HTMLElement>(`[role="treeitem"][data-id="${CSS.escape(focused)}"]`)
    // React Flow draws a new idea some moments after it was given it: then the next frame finds it.
    if (!target) return mapView.repaint()
    wish.fulfilled()
    if (target !== active) target.focus({ preventScroll: true })
  })
  useLayoutEffect(() => settle(), [nodes])
  useEffect(() => mapView.onPaint(() => settle()), [mapView])
}
