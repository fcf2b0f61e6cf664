import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useState, useSyncExternalStore, type FormEvent } from 'react'
import { linkIdeas } from '../../shared/commands/linkIdeas.ts'
import { relabelLink } from '../../shared/commands/relabelLink.ts'
import { unlinkIdeas } from '../../shared/commands/unlinkIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Link } from '../../shared/domain/mindMap.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './IdeaDialogs.module.css'
import { TargetField } from './TargetField.tsx'

/** Connects an idea with another one, beside the tree, and shows what it is connected with. */
export function LinkDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  const [target, setTarget] = useState<IdeaId>()
  const [label, setLabel] = useState('')
  const links = useSyncExternalStore(session.onMapChange, () => session.map.links)
  const existing = [...links.values()].filter(({ from, to }) => from === id || to === id)

  const connect = (event?: FormEvent) => {
    event?.preventDefault()
    if (target === undefined) return
    session.undo.breakStep()
    if (session.run(linkIdeas, { id: session.newId(), from: id, to: target, label: label.trim() }).ok) onClose()
  }
  return (
    <Dialog
      title={t('map.linkTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        <Button variant="primary" isDisabled={target === undefined} onPress={() => connect()}>
          {t('map.linkCreate')}
        </Button>
      }
    >
      <form className={styles['form']} onSubmit={connect}>
        <TargetField label={t('map.linkTarget')} fits={(other) => other !== id} target={target} onTarget={setTarget} />
        <TextField label={t('map.linkLabel')} value={label} onChange={setLabel} maxLength={LIMITS.linkLabel} />
        {/* Enter in a field of a form with two fields needs a button that sends it. */}
        <button type="submit" hidden />
      </form>
      {existing.length > 0 && (
        <section className={styles['existing']}>
          <h3 className={styles['heading']}>{t('map.linkExisting')}</h3>
          <ul role="list" className={styles['list']}>
            {existing.map((link) => (
              <ExistingLink key={link.id} link={link} from={id} />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

function ExistingLink({ link, from }: { readonly link: Link; readonly from: IdeaId }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  // What others write shows at once, except over what I am writing.
  const [draft, setDraft] = useState<string>()
  const isOutgoing = link.from === from
  const title = deeds.titleOf(isOutgoing ? link.to : link.from)
  const Arrow = isOutgoing ? ArrowRight : ArrowLeft
  const save = () => {
    setDraft(undefined)
    if (draft === undefined || draft.trim() === link.label) return
    session.undo.breakStep()
    session.run(relabelLink, { id: link.id, label: draft.trim() })
  }
  const remove = () => {
    session.undo.breakStep()
    session.run(unlinkIdeas, { ids: [link.id] })
  }
  return (
    <li className={styles['row']}>
      <Arrow size={16} aria-hidden />
      <span className={styles['grow']}>{title}</span>
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
          value={draft ?? link.label}
          onChange={setDraft}
          maxLength={LIMITS.linkLabel}
        />
      </form>
      <IconButton label={t('map.linkRemove', { title })} icon={<Trash2 size={18} aria-hidden />} onPress={remove} />
    </li>
  )
}
