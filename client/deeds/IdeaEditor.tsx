import { useEffect, useRef, useState } from 'react'
import { removeIdeas } from '../../shared/commands/removeIdeas.ts'
import { titleFragment } from '../../shared/document/readMindMap.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import type { Ending } from '../editor/TextEditor.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'
import { useDeeds } from './deedsContext.ts'
import { useWordsKept } from './useWordsKept.ts'
import { editorNow, fetchEditor, type EditorModule } from './editorChunk.ts'

/** The editor as soon as its file is here. */
export function useTextEditor(): EditorModule['TextEditor'] | undefined {
  const { canWrite } = useBoard()
  const [editor, setEditor] = useState(editorNow)
  useEffect(() => {
    if (canWrite && !editor) void fetchEditor().then((module) => setEditor(() => module))
  }, [canWrite, editor])
  return editor?.TextEditor
}

interface IdeaEditorProps {
  readonly id: IdeaId
  readonly TextEditor: EditorModule['TextEditor']
  /** After every change of the text: whether it was mine. */
  onWritten?(isMine: boolean): void
  onHeight?(height: number): void
  /** Where the buttons for its formats are put; absent: above the text. */
  readonly tools?: HTMLElement | null
  /** Before the keyboard goes back to the view. */
  onEnd?(): void
}

/** The title of an idea, being written: what happens before and after is the same in every view. */
export function IdeaEditor({ id, TextEditor, onEnd, onWritten, ...listeners }: IdeaEditorProps) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { deeds, editing, view } = useDeeds()
  const idea = useIdea(id)
  const wasNew = useRef(idea?.text === '' && idea.children.length === 0)
  const { presence } = session
  const keepWords = useWordsKept(id)
  // Tells the others that I write here.
  useEffect(() => {
    presence.setEditing(id)
    return () => presence.setEditing(null)
  }, [presence, id])
  const fragment = titleFragment(session.doc, id)
  if (!fragment) return null

  const end = (how: Ending): void => {
    presence.setEditing(null)
    onEnd?.()
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
    else if (how !== 'left') {
      editing.goBack()
      view().takeFocus()
    }
  }
  return (
    <TextEditor
      {...listeners}
      onWritten={(isMine) => {
        keepWords(isMine)
        // Should the editor be drawn anew elsewhere, it goes on where I am.
        if (isMine) editing.begin('end')
        onWritten?.(isMine)
      }}
      fragment={fragment}
      awareness={session.awareness}
      me={session.me}
      undo={session.undo}
      label={t('editor.title')}
      beginning={editing.take()}
      limit={LIMITS.title}
      onEnd={end}
      onSplit={(at) => deeds.splitAt(id, at)}
      onTooLong={() => showToast({ text: refusalText('titleTooLong', language), tone: 'problem' })}
    />
  )
}
