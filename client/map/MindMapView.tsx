import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { AddBar } from './AddBar.tsx'
import { ContextToolbar } from './ContextToolbar.tsx'
import { Cursors, usePointing } from './Cursors.tsx'
import { createDeeds } from './deeds.ts'
import { createDrag } from './dragIdeas.ts'
import { DragGhost, DropMark } from './DragLayer.tsx'
import { fetchEditor } from './editorChunk.ts'
import { EditorLayer } from './EditorLayer.tsx'
import { EmptyHint } from './EmptyHint.tsx'
import { FindBar } from './FindBar.tsx'
import { createEditingStart, MapContext, type MapDialog, type MapParts } from './mapContext.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { MapDialogs } from './MapDialogs.tsx'
import { mapViewOf } from './mapViewOf.ts'
import { useEditedLoss } from './useEditedLoss.ts'
import { useFeed } from './useFeed.ts'
import { MapDialogContext } from './useMapDialog.ts'
import { useMapKeys } from './useMapKeys.ts'
import { ViewControls } from './ViewControls.tsx'
import { useVotes } from './useVotes.ts'

/** The board's map: fills its parent. Place and selection outlive it, so that a look at the outline loses nothing. */
export function MindMapView() {
  const session = useBoard()
  const wantsFocus = useRef(false)
  const votes = useVotes()
  const parts = useMemo<Omit<MapParts, 'votes'>>(() => {
    const mapView = mapViewOf(session)
    const editing = createEditingStart()
    const takeFocus = () => {
      wantsFocus.current = true
      mapView.refresh()
    }
    const deeds = createDeeds(session, mapView, editing, takeFocus)
    return { mapView, deeds, editing, takeFocus, drag: createDrag(mapView), canWrite: session.canWrite }
  }, [session])
  const all = useMemo<MapParts>(() => ({ ...parts, votes }), [parts, votes])
  const { mapView } = parts

  useEffect(() => mapView.start(), [mapView])
  useEffect(() => {
    if (session.canWrite) void fetchEditor()
  }, [session])
  useEffect(
    () => session.viewState.subscribe(() => session.presence.setSelection(session.viewState.get().selection)),
    [session],
  )

  return (
    <MapContext value={all}>
      <ReactFlowProvider>
        <Inside wantsFocus={wantsFocus} />
      </ReactFlowProvider>
    </MapContext>
  )
}

function Inside({ wantsFocus }: { readonly wantsFocus: { current: boolean } }) {
  const session = useBoard()
  const title = useBoardTitle()
  const nodes = useFeed()
  const place = useRef<HTMLDivElement>(null)
  const [dialog, setDialog] = useState<MapDialog>()
  const [finding, setFinding] = useState(false)
  const count = useSyncExternalStore(session.onMapChange, () => session.map.ideas.size)
  const dialogs = useMemo(() => ({ dialog, openDialog: setDialog, closeDialog: () => setDialog(undefined) }), [dialog])
  const onKeyDown = useMapKeys(setDialog, () => setFinding(true))
  usePointing(place)
  useEditedLoss()
  return (
    <MapDialogContext value={dialogs}>
      <div ref={place} style={FILL}>
        <MapCanvas
          nodes={nodes}
          count={count}
          title={title}
          wantsFocus={wantsFocus}
          onKeyDown={onKeyDown}
          overlay={
            <>
              <DropMark />
              {session.canWrite && <EditorLayer />}
              <Cursors />
            </>
          }
        >
          <EmptyHint />
          <ContextToolbar />
          <AddBar />
          <ViewControls onFind={() => setFinding(true)} />
          {finding && <FindBar onClose={() => setFinding(false)} />}
          <DragGhost />
        </MapCanvas>
        <MapDialogs />
      </div>
    </MapDialogContext>
  )
}

const FILL = { position: 'absolute', inset: 0 } as const
