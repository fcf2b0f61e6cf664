import { useState, type FormEvent } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import { isMailAddress } from '../../shared/domain/mailAddress.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'
import { sentenceOf } from '../board/askServer.ts'
import { introduce } from '../board/door.ts'
import { remembered } from '../device/remembered.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import styles from './Join.module.css'

interface JoinProps {
  readonly session: SessionAnswer
  readonly onEntered: (session: SessionAnswer, onThisDevice: boolean) => void
}

/** A name, and one is in. */
export function Join({ session, onEntered }: JoinProps) {
  const { t, formats } = useLanguage()
  const [name, setName] = useState(remembered.get('name') ?? '')
  const [organisation, setOrganisation] = useState(remembered.get('organisation') ?? '')
  const [onThisDevice, setOnThisDevice] = useState(true)
  const [pending, setPending] = useState(false)
  const [nameProblem, setNameProblem] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [resultTo, setResultTo] = useState('')
  const [addressProblem, setAddressProblem] = useState<string>()
  usePageTitle(session.title)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (pending) return
    if (name.trim() === '') {
      setNameProblem(t('join.nameMissing'))
      event.currentTarget.querySelector<HTMLInputElement>('input')?.focus()
      return
    }
    const address = resultTo.trim()
    if (address !== '' && !isMailAddress(address)) {
      setAddressProblem(t('join.noAddress'))
      event.currentTarget.querySelector<HTMLInputElement>('input[type="email"]')?.focus()
      return
    }
    setPending(true)
    setProblem(undefined)
    const organisationGiven = organisation.trim()
    try {
      const entered = await introduce(session, {
        name: name.trim(),
        ...(organisationGiven === '' ? {} : { organisation: organisationGiven }),
        ...(address === '' ? {} : { resultTo: address }),
      })
      if (onThisDevice) {
        remembered.set('name', name.trim())
        remembered.set('organisation', organisationGiven)
      }
      onEntered(entered, onThisDevice)
    } catch (error) {
      setProblem(sentenceOf(error, t('join.failed')))
      setPending(false)
    }
  }
  return (
    <main className={styles['page']} id="main">
      <form className={styles['card']} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles['head']}>
          <Logo size={56} />
          <p className={styles['invited']}>
            {t(session.role === 'organiser' ? 'join.invitedOrganiser' : 'join.invited')}
          </p>
          <h1 className={styles['title']}>{session.title}</h1>
        </div>
        <TextField
          label={t('join.name')}
          hint={t('join.nameHint')}
          name="name"
          value={name}
          onChange={(value) => {
            setName(value)
            setNameProblem(undefined)
          }}
          problem={nameProblem}
          maxLength={LIMITS.personName}
          autoComplete="name"
          autoFocus
          isRequired
        />
        <TextField
          label={t('join.organisation')}
          name="organisation"
          value={organisation}
          onChange={setOrganisation}
          maxLength={LIMITS.organisation}
          autoComplete="organization"
        />
        {session.sendsMail && (
          <TextField
            label={t('join.resultTo')}
            hint={t('join.resultToHint')}
            name="resultTo"
            type="email"
            value={resultTo}
            onChange={(value) => {
              setResultTo(value)
              setAddressProblem(undefined)
            }}
            problem={addressProblem}
            autoComplete="email"
          />
        )}
        <div>
          <Switch isOn={onThisDevice} onChange={setOnThisDevice}>
            {t('join.remember')}
          </Switch>
          <p className={styles['hint']}>{t('join.rememberHint')}</p>
        </div>
        {problem && (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
        <Button type="submit" variant="primary" size="large" isPending={pending}>
          {pending ? t('join.entering') : t('join.enter')}
        </Button>
        <section className={styles['privacy']}>
          <h2>{t('join.privacyTitle')}</h2>
          <p>{t('join.privacy', { date: formats.date(session.erasedOn) })}</p>
        </section>
      </form>
    </main>
  )
}
