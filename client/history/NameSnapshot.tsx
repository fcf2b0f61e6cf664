import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './NameSnapshot.module.css'

/** Gives a snapshot another name: the only thing of it that can change. */
export function NameSnapshot({ card, onDone }: { readonly card: SnapshotCard; readonly onDone: () => void }) {
  const { t } = useLanguage()
  const { server } = useBoard()
  const [name, setName] = useState(card.name ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      await server.nameSnapshot(card.number, name.trim() || null)
      onDone()
    } catch (error) {
      setProblem(sentenceOf(error, t('history.notRenamed')))
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <TextField
        label={t('history.newName', { number: card.number })}
        value={name}
        onChange={setName}
        onKeyDown={onKeyDown}
        maxLength={LIMITS.snapshotName}
        problem={problem}
        autoComplete="off"
        autoFocus
      />
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" isPending={busy}>
          {t('history.save')}
        </Button>
        <Button variant="quiet" onPress={onDone}>
          {t('history.cancel')}
        </Button>
      </div>
    </form>
  )
}
