import { Plus, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { addIdea } from '../../shared/commands/addIdea.ts'
import { ROOT_ID, type IdeaId, type Kind } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { thisTab } from '../device/remembered.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { homeOfKind } from '../deeds/homeOfKind.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import styles from './Composer.module.css'

/** Where the next idea goes: to the branch of a kind, or below a certain idea. */
export type Target = { readonly kind: Kind | undefined } | { readonly parent: IdeaId }

interface ComposerProps {
  readonly target: Target
  /** It is there and shall be seen; the field keeps the focus. */
  onAdded(id: IdeaId): void
  onClose(): void
}

/** Writes one idea after the other: the field and the keyboard on the screen stay open for the next one. */
export function Composer({ target, onAdded, onClose }: ComposerProps) {
  const { t, language } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  const { map, run, newId, undo } = session
  // For this tab: what was begun is not lost by another view, or by a new version of the page.
  const draft = `draft:${session.card.board}`
  const [text, setText] = useState(() => thisTab.get(draft) ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const kind = 'kind' in target ? target.kind : map.ideas.get(target.parent)?.kind
  const label =
    'parent' in target && target.parent !== ROOT_ID
      ? t('outline.newIdea', { title: deeds.titleOf(target.parent) })
      : kind === undefined || kind === 'free' || kind === 'topic'
        ? t('cards.newIdea')
        : t('cards.newOf', { kind: kindName(kind, language) })
  // In the very press that opens it: only then a phone shows its keyboard.
  useLayoutEffect(() => field.current?.focus(), [target])

  const write = (words: string): void => {
    setText(words)
    if (words === '') thisTab.forget(draft)
    else thisTab.set(draft, words)
  }
  const add = (event?: FormEvent): void => {
    event?.preventDefault()
    field.current?.focus()
    const title = text.trim()
    if (title === '') return
    const home = 'kind' in target ? homeOfKind(map, target.kind) : target.parent
    const parent = home !== undefined && map.ideas.has(home) ? home : ROOT_ID
    const own = 'kind' in target && home === undefined ? target.kind : undefined
    const id = newId()
    undo.breakStep()
    const after = map.ideas.get(parent)?.children.at(-1) ?? null
    if (!run(addIdea, { id, parent, after, title, ...(own && { kind: own }) }).ok) return
    undo.breakStep()
    announce(t('outline.added', { title }))
    write('')
    onAdded(id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) add(event)
    else if (event.key === 'Escape') {
      event.preventDefault()
      onClose()
    }
  }
  return (
    <form className={styles['composer']} data-kind={kind} data-testid="composer" onSubmit={add}>
      <label className={styles['label']} htmlFor="new-card">
        <KindSymbol kind={kind ?? 'free'} size={18} />
        <span>{label}</span>
      </label>
      <IconButton
        label={t('cards.closeComposer')}
        icon={<X size={18} aria-hidden />}
        className={styles['close'] ?? ''}
        onPress={onClose}
      />
      <textarea
        id="new-card"
        ref={field}
        rows={1}
        className={styles['field']}
        value={text}
        maxLength={LIMITS.title}
        placeholder={t('cards.placeholder')}
        enterKeyHint="send"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" variant="primary" icon={<Plus size={18} aria-hidden />} className={styles['submit'] ?? ''}>
        {t('outline.save')}
      </Button>
    </form>
  )
}
