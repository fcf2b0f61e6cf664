import { useEffect, useRef, useState } from 'react'
import { editComment } from '../../shared/commands/editComment.ts'
import type { Comment } from '../../shared/domain/talk.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Question } from '../ui/Question.tsx'
import { CommentField } from './CommentField.tsx'
import styles from './Talk.module.css'

interface CommentItemProps {
  readonly comment: Comment
  readonly name: string
  readonly isNew: boolean
  /** Mine: to be changed and taken away. */
  readonly isMine: boolean
  readonly mayRemove: boolean
  readonly onRemove: () => void
}

/** One comment, and what I may do with it. */
export function CommentItem({ comment, name, isNew, isMine, mayRemove, onRemove }: CommentItemProps) {
  const { t, formats } = useLanguage()
  const { talk, canTalk } = useBoard()
  const [draft, setDraft] = useState<string>()
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const isOpen = canTalk && (draft !== undefined || asking)
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const { idea, id, text, at, edited } = comment
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text
  const send = (): boolean => {
    if (draft === undefined || !talk.run(editComment, { idea, id, text: draft }).ok) return false
    setDraft(undefined)
    announce(t('talk.saidChanged'))
    return true
  }
  return (
    <li className={styles['comment']} data-new={isNew || undefined} data-testid="comment">
      <p className={styles['said']}>
        <span className={styles['name']}>{name}</span>
        <time dateTime={new Date(at).toISOString()}>{formats.dateAndTime(at)}</time>
        {edited !== undefined && <span>{t('talk.edited')}</span>}
        {isNew && <span className={styles['new']}>{t('talk.isNew')}</span>}
      </p>
      {draft !== undefined && canTalk ? (
        <CommentField
          label={t('talk.editing')}
          send={t('talk.save')}
          text={draft}
          onChange={setDraft}
          onSend={send}
          onCancel={() => setDraft(undefined)}
          autoFocus
        />
      ) : (
        <p className={styles['words']}>{text}</p>
      )}
      {canTalk && asking && (
        <Question
          text={t('talk.removeQuestion', { name })}
          sure={t('talk.removeSure')}
          onAnswer={(yes) => {
            setAsking(false)
            if (yes) onRemove()
          }}
        />
      )}
      {canTalk && !isOpen && (isMine || mayRemove) && (
        <div className={styles['deeds']}>
          {isMine && (
            <button
              ref={opener}
              type="button"
              className={styles['deed']}
              aria-label={t('talk.editOf', { text: short })}
              onClick={() => setDraft(text)}
            >
              {t('talk.edit')}
            </button>
          )}
          <button
            ref={isMine ? undefined : opener}
            type="button"
            className={styles['deed']}
            aria-label={t('talk.removeOf', { text: short })}
            // Mine comes back by one press; somebody else's would not.
            onClick={() => (isMine ? onRemove() : setAsking(true))}
          >
            {t('talk.remove')}
          </button>
        </div>
      )}
    </li>
  )
}
