import { useState, type FormEvent } from 'react'
import { setTitle } from '../../shared/commands/setTitle.ts'
import type { Idea } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AddIdea.module.css'

/** Whether a plain field would lose something of the title. */
const isFormatted = (idea: Idea): boolean =>
  idea.title.length > 1 || idea.title.some((line) => line.some((run) => run.bold || run.italic || run.link))

/** Changes a title in a plain field. A formatted title is left to the editor of the map. */
export function EditTitle({ idea, onDone }: { readonly idea: Idea; readonly onDone: () => void }) {
  const { t } = useLanguage()
  const { run } = useBoard()
  const [text, setText] = useState(idea.text)
  if (isFormatted(idea))
    return (
      <p role="status">
        {t('outline.editFormatted')} <Button onPress={onDone}>{t('app.close')}</Button>
      </p>
    )
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (text.trim() === idea.text || run(setTitle, { id: idea.id, title: text.trim() }).ok) onDone()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <TextField
        label={t('outline.edit')}
        isLabelHidden
        value={text}
        onChange={setText}
        maxLength={LIMITS.title}
        autoFocus
        className={styles['field'] ?? ''}
      />
      <Button type="submit">{t('outline.saveTitle')}</Button>
      <Button variant="quiet" onPress={onDone}>
        {t('app.cancel')}
      </Button>
    </form>
  )
}
