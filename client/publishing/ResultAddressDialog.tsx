import { useEffect, useState } from 'react'
import { isMailAddress } from '../../shared/domain/mailAddress.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ResultAddressDialog.module.css'

/** Where I want the result to be sent: leaving an address, changing it, taking it back. */
export function ResultAddressDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { server } = useBoard()
  /** Undefined until the server has answered. */
  const [kept, setKept] = useState<string | null>()
  const [address, setAddress] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  useEffect(() => {
    let isOpen = true
    server.resultAddress().then(
      (answer) => {
        if (!isOpen) return
        setKept(answer.address)
        setAddress((typed) => typed || (answer.address ?? ''))
      },
      (error: unknown) => isOpen && setProblem(sentenceOf(error, t('result.failed'))),
    )
    return () => void (isOpen = false)
  }, [server, t])

  const change = async (wanted: string | null): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(undefined)
    try {
      const answer = await server.leaveResultAddress(wanted)
      setKept(answer.address)
      setAddress(answer.address ?? '')
      announce(t(answer.address === null ? 'result.takenBack' : 'result.kept', { address: answer.address ?? '' }))
    } catch (error) {
      setProblem(sentenceOf(error, t('result.failed')))
    }
    setIsBusy(false)
  }
  const save = (): void => {
    const typed = address.trim()
    if (isMailAddress(typed)) void change(typed)
    else setProblem(t('join.noAddress'))
  }
  return (
    <Dialog
      title={t('result.title')}
      size="small"
      onClose={onClose}
      actions={
        <>
          {kept && (
            <Button isPending={isBusy} onPress={() => void change(null)}>
              {t('result.takeBack')}
            </Button>
          )}
          <Button variant="primary" isPending={isBusy} onPress={save}>
            {t(kept ? 'result.change' : 'result.keep')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p>{t('result.text')}</p>
        <TextField
          label={t('result.address')}
          hint={t('result.addressHint')}
          type="email"
          autoComplete="email"
          value={address}
          onChange={(value) => {
            setAddress(value)
            setProblem(undefined)
          }}
          problem={problem}
        />
        {kept && (
          <p role="status" className={styles['kept']}>
            {t('result.kept', { address: kept })}
          </p>
        )}
      </form>
    </Dialog>
  )
}
