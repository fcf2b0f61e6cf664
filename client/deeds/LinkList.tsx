import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { relabelLink } from '../../shared/commands/relabelLink.ts'
import { unlinkIdeas } from '../../shared/commands/unlinkIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useBoard } from '../board/session.ts'
import { useLinksOf, type LinkOfIdea } from '../board/useLinksOf.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './LinkList.module.css'

interface LinkListProps {
  readonly id: IdeaId
  /** Where it is given, the other end leads there. */
  readonly onGo?: (other: IdeaId) => void
}

/** What an idea is connected with beside the tree; each connection can be relabelled and taken away. */
export function LinkList({ id, onGo }: LinkListProps) {
  const links = useLinksOf(id)
  return (
    <ul role="list" className={styles['list']}>
      {links.map((link) => (
        <Connection key={link.id} link={link} {...(onGo && { onGo })} />
      ))}
    </ul>
  )
}

function Connection({ link, onGo }: { readonly link: LinkOfIdea; readonly onGo?: (other: IdeaId) => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  // What others write shows at once, except over what I am writing.
  const [draft, setDraft] = useState<string>()
  const row = useRef<HTMLLIElement>(null)
  const title = deeds.titleOf(link.other)
  const Arrow = link.isOutgoing ? ArrowRight : ArrowLeft
  const save = () => {
    setDraft(undefined)
    if (draft === undefined || draft.trim() === link.label) return
    session.undo.breakStep()
    session.run(relabelLink, { id: link.id, label: draft.trim() })
  }
  const remove = () => {
    heirOf(row.current)?.focus()
    session.undo.breakStep()
    session.run(unlinkIdeas, { ids: [link.id] })
  }
  return (
    <li ref={row} className={styles['row']}>
      <Arrow size={16} aria-hidden className={styles['arrow']} />
      {onGo ? (
        <button
          type="button"
          className={styles['go']}
          aria-label={t('details.linkGo', { title })}
          onClick={() => onGo(link.other)}
        >
          {title}
        </button>
      ) : (
        <span className={styles['grow']}>{title}</span>
      )}
      {session.canWrite ? (
        <>
          <form
            className={styles['grow']}
            onSubmit={(event) => {
              event.preventDefault()
              save()
            }}
            onBlur={save}
          >
            <TextField
              label={t('map.linkLabelOf', { title })}
              isLabelHidden
              placeholder={t('map.linkLabel')}
              value={draft ?? link.label}
              onChange={setDraft}
              maxLength={LIMITS.linkLabel}
            />
          </form>
          <IconButton label={t('map.linkRemove', { title })} icon={<Trash2 size={18} aria-hidden />} onPress={remove} />
        </>
      ) : (
        link.label && <span className={styles['grow']}>{link.label}</span>
      )}
    </li>
  )
}

/** Who gets the focus when a row goes: without it the next key would be heard by nobody. */
function heirOf(row: HTMLElement | null): HTMLElement | null | undefined {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling
  if (neighbour) return neighbour.querySelector<HTMLElement>(':scope > button:last-child')
  return (
    row?.closest('[role="dialog"]')?.querySelector<HTMLElement>('input') ??
    row?.closest('section')?.querySelector<HTMLElement>(':scope > button')
  )
}
