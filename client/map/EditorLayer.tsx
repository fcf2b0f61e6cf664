import { useLayoutEffect, useRef, useSyncExternalStore, type CSSProperties } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { depthOf } from '../../shared/domain/mindMap.ts'
import { grown } from '../../shared/layout/box.ts'
import { BOX_STYLES, rankOf } from '../../shared/layout/geometry.ts'
import { ideaBox } from '../../shared/layout/measureIdea.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import type { EditorModule } from '../deeds/editorChunk.ts'
import { IdeaEditor, useTextEditor } from '../deeds/IdeaEditor.tsx'
import styles from './EditorLayer.module.css'
import { useMap } from './mapContext.ts'

/** As in EditorLayer.module.css: so far beyond its lines the text takes presses, because one line is lower than a finger needs. */
const REACH = 3

/**
 * The editor over the idea that I edit. It is no child of the idea's element: that may be moved or redrawn by what others do,
 * and the editor must neither close nor lose its caret for it.
 */
export function EditorLayer({ tools }: { readonly tools: HTMLElement | null }) {
  const id = useViewState((view) => view.editing)
  const TextEditor = useTextEditor()
  if (id === null || !TextEditor) return null
  return <OpenEditor key={id} id={id} TextEditor={TextEditor} tools={tools} />
}

interface OpenEditorProps {
  readonly id: IdeaId
  readonly TextEditor: EditorModule['TextEditor']
  readonly tools: HTMLElement | null
}

function OpenEditor({ id, TextEditor, tools }: OpenEditorProps) {
  const session = useBoard()
  const { mapView } = useMap()
  const idea = useIdea(id)
  const box = useSyncExternalStore(mapView.onFeed, () => mapView.version) >= 0 ? mapView.layout.box(id) : undefined
  const { width, height } = box ?? {}
  const wroteLast = useRef(true)
  useLayoutEffect(() => {
    // What I write must not grow out of my sight; what others write must not move it.
    const now = wroteLast.current ? mapView.layout.box(id) : undefined
    if (now) mapView.camera.reveal(grown(now, 8), 'jump')
  }, [mapView, id, width, height])
  if (!idea) return null

  const depth = depthOf(session.map, id)
  const rank = rankOf(depth)
  const style = BOX_STYLES[rank]
  const { room, below, pictureRoom } = ideaBox(idea, depth)
  const grow = (height: number) => {
    const now = mapView.layout.box(id)
    if (!now) return
    const needed = Math.max(style.minHeight, height - 2 * REACH + below - pictureRoom + 2 * style.padY) + pictureRoom
    if (needed > now.height) mapView.setSize(id, { width: now.width, height: needed })
    else if (needed < now.height) mapView.setSize(id, undefined)
  }
  return (
    <div
      className={styles['place']}
      data-rank={rank}
      data-kind={idea.kind}
      data-testid="editing"
      style={
        {
          transform: `translate(${box?.x ?? 0}px, ${box?.y ?? 0}px)`,
          width: box?.width ?? style.minWidth,
          height: box?.height ?? style.minHeight,
          visibility: box ? undefined : 'hidden',
          '--text-x': `${style.textX}px`,
          '--text-room': `${room + 2}px`,
          paddingBottom: below,
        } as CSSProperties
      }
    >
      <IdeaEditor
        id={id}
        TextEditor={TextEditor}
        tools={tools}
        onEnd={() => mapView.setSize(id, undefined)}
        onWritten={(isMine) => (wroteLast.current = isMine)}
        onHeight={grow}
      />
    </div>
  )
}
