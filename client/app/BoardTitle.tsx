import { useState } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import { setBoardTitle } from '../../shared/commands/setBoardTitle.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './BoardTitle.module.css'

/** The board's title; the organiser changes it in place. */
export function BoardTitle() {
  const { t } = useLanguage()
  const { role, run } = useBoard()
  const title = useBoardTitle()
  const [draft, setDraft] = useState<string>()
  if (role !== 'organiser') return <h1 className={styles['title']}>{title}</h1>

  const finish = (text: string): void => {
    setDraft(undefined)
    if (text.trim() !== '' && text.trim() !== title) run(setBoardTitle, { title: text })
  }
  if (draft === undefined)
    return (
      <h1 className={styles['title']}>
        <button type="button" className={styles['button']} title={t('app.changeTitle')} onClick={() => setDraft(title)}>
          {title}
        </button>
      </h1>
    )
  return (
    <>
      <h1 className="visuallyHidden">{title}</h1>
      <input
        autoFocus
        className={styles['input']}
        aria-label={t('app.boardTitle')}
        value={draft}
        maxLength={LIMITS.boardTitle}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => finish(draft)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') finish(draft)
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
    </>
  )
}
