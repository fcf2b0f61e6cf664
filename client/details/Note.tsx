import { Pencil, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type FocusEvent, type MouseEvent } from 'react'
import { setNote } from '../../shared/commands/setNote.ts'
import { noteFragment } from '../../shared/document/readMindMap.ts'
import type { Idea } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import type { EditorModule } from '../deeds/editorChunk.ts'
import { useTextEditor } from '../deeds/IdeaEditor.tsx'
import { useWordsKept } from '../deeds/useWordsKept.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './DetailsPanel.module.css'
import { useAsked } from './useAsked.ts'

type Caret = 'end' | { readonly x: number; readonly y: number }

/** The note of an idea: read, and written together with all the others. */
export function Note({ idea, writes }: { readonly idea: Idea; readonly writes: boolean }) {
  const { t } = useLanguage()
  const { view } = useDeeds()
  const TextEditor = useTextEditor()
  const [writing, setWriting] = useState<{ readonly caret: Caret; readonly fromTree: boolean }>()
  // Who came by the key for notes goes back to the map by Esc; who pressed the button here stays here.
  useAsked('note', () => {
    if (writes) setWriting({ caret: 'end', fromTree: true })
  })
  const opener = useRef<HTMLDivElement>(null)
  const begin = (caret: Caret) => setWriting({ caret, fromTree: false })
  const done = () => {
    setWriting(undefined)
    if (writing?.fromTree) view().takeFocus()
    else requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
  }
  const onText = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) return
    begin({ x: event.clientX, y: event.clientY })
  }
  if (!writes && idea.note.length === 0) return null
  return (
    <section className={styles['section']} aria-label={t('map.note')}>
      <h3 className={styles['heading']}>{t('map.note')}</h3>
      {writing && TextEditor ? (
        <NoteEditor
          idea={idea}
          TextEditor={TextEditor}
          caret={writing.caret}
          onLeft={() => setWriting(undefined)}
          onDone={done}
        />
      ) : (
        <>
          {idea.note.length > 0 && (
            // The button below does the same by keyboard.
            <div className={styles['note']} data-writes={writes || undefined} onClick={writes ? onText : undefined}>
              <TextRuns text={idea.note} />
            </div>
          )}
          {writes && (
            <div ref={opener}>
              <Button
                icon={idea.note.length > 0 ? <Pencil size={18} aria-hidden /> : <Plus size={18} aria-hidden />}
                onPress={() => begin('end')}
              >
                {t(idea.note.length > 0 ? 'details.noteEdit' : 'details.noteWrite')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

interface NoteEditorProps {
  readonly idea: Idea
  readonly TextEditor: EditorModule['TextEditor']
  readonly caret: Caret
  /** The focus has gone elsewhere. */
  onLeft(): void
  /** It was ended on purpose. */
  onDone(): void
}

function NoteEditor({ idea, TextEditor, caret, onLeft, onDone }: NoteEditorProps) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { presence } = session
  const { id } = idea
  const keepWords = useWordsKept(id)
  const fragment = noteFragment(session.doc, id)
  useEffect(() => {
    // The note's place is made with the idea; in documents of others it may be missing. Making it draws this anew.
    if (!fragment) session.run(setNote, { id })
  }, [session, id, fragment])
  useEffect(() => {
    presence.setEditing(id)
    return () => presence.setEditing(null)
  }, [presence, id])
  if (!fragment) return null
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) onLeft()
  }
  return (
    <div onBlur={onBlur} data-keeps-editor className={styles['section']}>
      <div className={styles['editor']}>
        <TextEditor
          fragment={fragment}
          awareness={session.awareness}
          me={session.me}
          undo={session.undo}
          label={t('map.note')}
          beginning={{ caret }}
          limit={LIMITS.note}
          isPage
          onWritten={keepWords}
          onEnd={(how) => (how === 'left' ? onLeft() : onDone())}
          onTooLong={() => showToast({ text: refusalText('noteTooLong', language), tone: 'problem' })}
        />
      </div>
      <Button onPress={onDone}>{t('map.noteDone')}</Button>
      <p className={styles['hint']}>{t('map.noteHint')}</p>
    </div>
  )
}
