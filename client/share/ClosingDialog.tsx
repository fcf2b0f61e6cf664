import { useState } from 'react'
import type { ClosingRequest } from '../../shared/wire/requests.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ClosingDialog.module.css'
import { endOfDay, lastDayBefore, minuteOf, momentOf } from '../i18n/days.ts'

const HOUR = 3_600_000
const TWO_WEEKS = 14 * 24 * HOUR

/** Ends the session, now or later, with or without comments afterwards; and takes that back. */
export function ClosingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, formats } = useLanguage()
  const { server } = useBoard()
  const { state, closedAt, commentsUntil } = useCondition().closing
  const isPlanned = state === 'open' && closedAt !== undefined
  const [openedAt] = useState(() => Date.now())
  const [when, setWhen] = useState<'now' | 'later'>(isPlanned ? 'later' : 'now')
  const [at, setAt] = useState(() => minuteOf(isPlanned ? closedAt : openedAt + HOUR))
  const [comments, setComments] = useState<'until' | 'none'>(
    closedAt !== undefined && commentsUntil === undefined ? 'none' : 'until',
  )
  const [day, setDay] = useState(() => lastDayBefore(commentsUntil ?? openedAt + TWO_WEEKS))
  const [problem, setProblem] = useState<string>()
  const [wrong, setWrong] = useState<'at' | 'day'>()
  const [isBusy, setBusy] = useState(false)

  const does = async (deed: () => Promise<unknown>, said: string): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await deed()
      announce(said)
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error, t('closing.failed')))
      setBusy(false)
    }
  }
  const save = (): void => {
    const isLater = state === 'open' && when === 'later'
    const moment = isLater ? momentOf(at) : undefined
    const until = comments === 'until' ? endOfDay(day) : null
    if (isLater && (moment === undefined || moment <= Date.now())) return setWrong('at')
    if (until === undefined || (until !== null && until <= (moment ?? Date.now()))) return setWrong('day')
    const wanted: ClosingRequest = { commentsUntil: until, ...(moment !== undefined && { at: moment }) }
    void does(
      () => server.close(wanted),
      moment === undefined ? t('closing.closed') : t('closing.isPlanned', { date: formats.dateAndTime(moment) }),
    )
  }
  return (
    <Dialog
      title={t(state === 'open' ? 'closing.title' : 'closing.titleClosed')}
      size="small"
      onClose={onClose}
      actions={
        <>
          {closedAt !== undefined && (
            <Button
              variant={state === 'open' ? 'quiet' : 'secondary'}
              isPending={isBusy}
              onPress={() => void does(() => server.reopen(), t(isPlanned ? 'closing.isOpen' : 'closing.reopened'))}
            >
              {t(isPlanned ? 'closing.notPlanned' : 'closing.reopen')}
            </Button>
          )}
          <Button variant="primary" isPending={isBusy} onPress={save}>
            {t(state !== 'open' ? 'closing.save' : when === 'now' ? 'closing.closeNow' : 'closing.plan')}
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
        <p className={styles['intro']}>{t('closing.intro')}</p>
        {closedAt !== undefined && (
          <p className={styles['standing']}>
            {t(isPlanned ? 'closing.isPlanned' : 'closing.isClosed', { date: formats.dateAndTime(closedAt) })}
          </p>
        )}
        {state === 'open' && (
          <div className={styles['when']}>
            <ChoiceCards
              label={t('closing.when')}
              value={when}
              onChange={setWhen}
              choices={[
                { value: 'now', label: t('closing.now') },
                { value: 'later', label: t('closing.later') },
              ]}
            />
            {when === 'later' && (
              <TextField
                label={t('closing.at')}
                type="datetime-local"
                value={at}
                onChange={(value) => {
                  setAt(value)
                  setWrong(undefined)
                }}
                problem={wrong === 'at' ? t('closing.atInPast') : undefined}
              />
            )}
          </div>
        )}
        <div className={styles['when']}>
          <ChoiceCards
            label={t('closing.comments')}
            value={comments}
            onChange={setComments}
            choices={[
              { value: 'until', label: t('closing.commentsUntil') },
              { value: 'none', label: t('closing.commentsNone') },
            ]}
          />
          {comments === 'until' && (
            <TextField
              label={t('closing.commentsDay')}
              type="date"
              value={day}
              onChange={(value) => {
                setDay(value)
                setWrong(undefined)
              }}
              problem={wrong === 'day' ? t('closing.commentsInPast') : undefined}
            />
          )}
        </div>
        {problem !== undefined && (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}
