import { useState, type FormEvent } from 'react'
import { linkIdeas } from '../../shared/commands/linkIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useBoard } from '../board/session.ts'
import { useLinksOf } from '../board/useLinksOf.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './IdeaDialogs.module.css'
import { LinkList } from './LinkList.tsx'
import { TargetField } from './TargetField.tsx'

/** Connects an idea with another one, beside the tree, and shows what it is connected with. */
export function LinkDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  const [target, setTarget] = useState<IdeaId>()
  const [label, setLabel] = useState('')
  const existing = useLinksOf(id)

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
          <LinkList id={id} />
        </section>
      )}
    </Dialog>
  )
}
