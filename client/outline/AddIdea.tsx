import { Plus } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { addIdea } from '../../shared/commands/addIdea.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useBoard } from '../board/session.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './AddIdea.module.css'

/** One line for a new idea, the last under its parent. The field stays for the next one. */
export function AddIdea({ parent }: { readonly parent: IdeaId }) {
  const { t } = useLanguage()
  const { map, newId, run } = useBoard()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const above = map.ideas.get(parent)
  const title = ideaTitle(above, t)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const words = text.trim()
    if (words === '') return input.current?.focus()
    const result = run(addIdea, { id: newId(), parent, after: above?.children.at(-1) ?? null, title: words })
    if (!result.ok) return
    announce(t('outline.added', { title: words }))
    setText('')
    input.current?.focus()
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={t('outline.newIdea', { title })}
        isLabelHidden
        placeholder={t('outline.newIdea', { title })}
        value={text}
        onChange={setText}
        maxLength={LIMITS.title}
        inputRef={input}
        className={styles['field'] ?? ''}
      />
      <Button type="submit" icon={<Plus size={18} aria-hidden />} aria-label={t('outline.addHere', { title })}>
        {t('outline.save')}
      </Button>
    </form>
  )
}
