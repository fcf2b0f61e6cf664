import { Camera } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './TakeSnapshot.module.css'

/** The organiser keeps this moment. */
export function TakeSnapshot() {
  const { t } = useLanguage()
  const { server } = useBoard()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      const { number } = await server.takeSnapshot(name.trim() === '' ? {} : { name: name.trim() })
      announce(t('history.taken', { number }))
      setName('')
    } catch (error) {
      setProblem(sentenceOf(error, t('history.notTaken')))
    }
    setBusy(false)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void take(event)}>
      <TextField
        label={t('history.name')}
        value={name}
        onChange={setName}
        placeholder={t('history.namePlaceholder')}
        maxLength={LIMITS.snapshotName}
        problem={problem}
        autoComplete="off"
      />
      <Button type="submit" icon={<Camera size={18} aria-hidden />} isPending={busy}>
        {busy ? t('history.taking') : t('history.take')}
      </Button>
    </form>
  )
}
