import { useEffect, useState } from 'react'
import { setNote } from '../../shared/commands/setNote.ts'
import { noteFragment } from '../../shared/document/readMindMap.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import { showToast } from '../ui/toast.ts'
import { editorNow, fetchEditor } from './editorChunk.ts'
import { useDeeds } from './deedsContext.ts'
import styles from './IdeaDialogs.module.css'

/** The note of an idea, written together with all the others. */
export function NoteDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { canWrite } = session
  const { deeds } = useDeeds()
  const idea = useIdea(id)
  const [editor, setEditor] = useState(() => (canWrite ? editorNow() : undefined))
  const fragment = noteFragment(session.doc, id)
  useEffect(() => {
    if (!canWrite) return
    if (!editor) void fetchEditor().then((module) => setEditor(() => module))
    // The note's place in the document is made when somebody first opens it, by a command of its own; that draws this anew.
    if (!fragment) session.run(setNote, { id })
  }, [session, id, canWrite, editor, fragment])
  if (!idea) return null
  return (
    <Dialog
      title={t('map.noteTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('map.noteDone')}
        </Button>
      }
    >
      {canWrite && editor && fragment ? (
        <>
          <div className={styles['note']}>
            <editor.TextEditor
              fragment={fragment}
              awareness={session.awareness}
              me={session.me}
              undo={session.undo}
              label={t('map.note')}
              beginning={NOTE_BEGINNING}
              limit={LIMITS.note}
              isPage
              onEnd={(how) => how === 'saved' && onClose()}
              onTooLong={() => showToast({ text: refusalText('noteTooLong', language), tone: 'problem' })}
            />
          </div>
          <p className={styles['hint']}>{t('map.noteHint')}</p>
        </>
      ) : idea.note.length > 0 ? (
        <div className={styles['read']}>
          <TextRuns text={idea.note} />
        </div>
      ) : (
        <p className={styles['hint']}>{t('map.noteEmpty')}</p>
      )}
    </Dialog>
  )
}

const NOTE_BEGINNING = { caret: 'end', typed: '' } as const
