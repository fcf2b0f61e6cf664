import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type CSSProperties } from 'react'
import { removeIdeas } from '../../shared/commands/removeIdeas.ts'
import { titleFragment } from '../../shared/document/readMindMap.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { depthOf } from '../../shared/domain/mindMap.ts'
import { grown } from '../../shared/layout/box.ts'
import { BOX_STYLES, rankOf } from '../../shared/layout/geometry.ts'
import { textRoom } from '../../shared/layout/measureIdea.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { editorNow, fetchEditor } from '../deeds/editorChunk.ts'
import type { Ending } from '../editor/TextEditor.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import styles from './EditorLayer.module.css'
import { useMap } from './mapContext.ts'

/**
 * The editor over the idea that I edit. It is no child of the idea's element: that may be moved or redrawn by what others do,
 * and the editor must neither close nor lose its caret for it.
 */
export function EditorLayer() {
  const id = useViewState((view) => view.editing)
  const [editor, setEditor] = useState(editorNow)
  useEffect(() => {
    if (!editor) void fetchEditor().then((module) => setEditor(() => module))
  }, [editor])
  if (id === null || !editor) return null
  return <OpenEditor key={id} id={id} TextEditor={editor.TextEditor} />
}

interface OpenEditorProps {
  readonly id: IdeaId
  readonly TextEditor: NonNullable<ReturnType<typeof editorNow>>['TextEditor']
}

function OpenEditor({ id, TextEditor }: OpenEditorProps) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { mapView, deeds, editing, takeFocus } = useMap()
  const idea = useIdea(id)
  const wasNew = useRef(idea?.text === '' && idea.children.length === 0)
  const box = useSyncExternalStore(mapView.onFeed, () => mapView.version) >= 0 ? mapView.layout.box(id) : undefined
  const { width, height } = box ?? {}
  const wroteLast = useRef(true)
  useLayoutEffect(() => {
    // What I write must not grow out of my sight; what others write must not move it.
    const now = wroteLast.current ? mapView.layout.box(id) : undefined
    if (now) mapView.camera.reveal(grown(now, 8), 'jump')
  }, [mapView, id, width, height])
  const fragment = titleFragment(session.doc, id)
  if (!fragment || !idea) return null

  const depth = depthOf(session.map, id)
  const rank = rankOf(depth)
  const style = BOX_STYLES[rank]
  const end = (how: Ending) => {
    session.presence.setEditing(null)
    mapView.setSize(id, undefined)
    const now = session.map.ideas.get(id)
    // An idea that was added and never written is taken back without a word.
    const wasted = wasNew.current && now?.text.trim() === '' && now.children.length === 0
    session.viewState.edit(null)
    if (wasted && how !== 'child') {
      const heir = now.parent ?? session.map.root
      session.run(removeIdeas, { ids: [id] })
      if (how !== 'left') session.viewState.select([heir], heir)
    }
    if (how === 'child') deeds.add('child')
    else if (how !== 'left') takeFocus()
  }
  const grow = (height: number) => {
    const now = mapView.layout.box(id)
    if (!now) return
    const needed = Math.max(style.minHeight, height + 2 * style.padY)
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
          '--text-room': `${textRoom(idea, depth) + 2}px`,
        } as CSSProperties
      }
    >
      <Presence id={id} />
      <TextEditor
        fragment={fragment}
        awareness={session.awareness}
        me={session.me}
        undo={session.undo}
        label={t('editor.title')}
        beginning={editing.take()}
        limit={LIMITS.title}
        onEnd={end}
        onWritten={(isMine) => (wroteLast.current = isMine)}
        onHeight={grow}
        onTooLong={() => showToast({ text: refusalText('titleTooLong', language), tone: 'problem' })}
      />
    </div>
  )
}

/** Tells the others that I write here. */
function Presence({ id }: { readonly id: IdeaId }) {
  const { presence } = useBoard()
  useEffect(() => {
    presence.setEditing(id)
    return () => presence.setEditing(null)
  }, [presence, id])
  return null
}
