import { Archive, Eraser, Lock, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fileNameOf } from '../../shared/language/fileName.ts'
import type { BoardAnswer } from '../../shared/wire/requests.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { SureButton } from '../ui/SureButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ManageDialog.module.css'

interface ManageDialogProps {
  readonly onClose: () => void
  readonly onOpen: (dialog: 'closing') => void
}

/** When the session ends, how long the board is kept, and what can be forgotten before: the names, or all of it. */
export function ManageDialog({ onClose, onOpen }: ManageDialogProps) {
  const { t, formats } = useLanguage()
  const { server } = useBoard()
  const { closing } = useCondition()
  const [board, setBoard] = useState<BoardAnswer>()
  const [days, setDays] = useState('')
  const [daysProblem, setDaysProblem] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const show = (answer: BoardAnswer): void => {
    setBoard(answer)
    setDays(String(answer.retention.days))
  }
  useEffect(() => {
    let gone = false
    server.board().then(
      (answer) => !gone && show(answer),
      () => !gone && setProblem(t('share.failedManage')),
    )
    return () => {
      gone = true
    }
  }, [server, t])

  const does = async (deed: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await deed()
    } catch (error) {
      setProblem(sentenceOf(error, t('share.changeFailed')))
    }
    setBusy(false)
  }
  const saveDays = (): void => {
    if (!board || isBusy) return
    const { least, most } = board.retention
    const wanted = Number(days.trim())
    if (!Number.isInteger(wanted) || wanted < least || wanted > most)
      return setDaysProblem(t('share.keepBounds', { least: formats.number(least), most: formats.number(most) }))
    void does(async () => {
      show(await server.change({ retentionDays: wanted }))
      announce(t('share.kept'))
    })
  }
  return (
    <Dialog title={t('share.manageBoard')} size="small" onClose={onClose}>
      {!board && !problem && <p role="status">{t('share.loading')}</p>}
      {board && (
        <>
          <section className={styles['part']}>
            <h3 className={styles['heading']}>{t('closing.titleClosed')}</h3>
            <p className={styles['what']}>
              {closing.closedAt === undefined
                ? t('closing.isOpen')
                : t(closing.state === 'open' ? 'closing.isPlanned' : 'closing.isClosed', {
                    date: formats.dateAndTime(closing.closedAt),
                  })}
            </p>
            <Button icon={<Lock size={18} aria-hidden />} aria-haspopup="dialog" onPress={() => onOpen('closing')}>
              {t(closing.closedAt === undefined ? 'closing.open' : 'closing.manage')}
            </Button>
          </section>
          <form
            className={styles['part']}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              saveDays()
            }}
          >
            <h3 className={styles['heading']}>{t('share.keep')}</h3>
            <p className={styles['what']} data-testid="erasedOn">
              {t('share.keepText', { date: formats.date(board.retention.erasedOn) })}
            </p>
            <div className={styles['days']}>
              <TextField
                label={t('share.keepDays')}
                name="days"
                value={days}
                onChange={(value) => {
                  setDays(value)
                  setDaysProblem(undefined)
                }}
                problem={daysProblem}
                autoComplete="off"
              />
              <Button type="submit" isPending={isBusy}>
                {t('share.keepSave')}
              </Button>
            </div>
          </form>
          <section className={styles['part']}>
            <h3 className={styles['heading']}>{t('closing.takeAway')}</h3>
            <p className={styles['what']}>{t('closing.takeAwayText')}</p>
            <Button
              icon={<Archive size={18} aria-hidden />}
              isPending={isBusy}
              onPress={() =>
                void does(async () =>
                  saveFile(await server.takeAway(), fileNameOf(board.title, new Date().toISOString(), 'zip')),
                )
              }
            >
              {t(isBusy ? 'closing.takeAwayBusy' : 'closing.takeAway')}
            </Button>
          </section>
          <section className={styles['part']}>
            <h3 className={styles['heading']}>{t('share.names')}</h3>
            <p className={styles['what']}>{t('share.namesText')}</p>
            <SureButton
              icon={<Eraser size={18} aria-hidden />}
              question={t('share.namesQuestion')}
              sure={t('share.namesSure')}
              isPending={isBusy}
              onSure={() =>
                void does(async () => {
                  await server.forgetNames()
                  announce(t('share.namesGone'))
                })
              }
            >
              {t('share.namesErase')}
            </SureButton>
          </section>
          <section className={styles['part']}>
            <h3 className={styles['heading']}>{t('share.delete')}</h3>
            <p className={styles['what']}>{t('share.deleteText')}</p>
            <SureButton
              variant="danger"
              icon={<Trash2 size={18} aria-hidden />}
              question={t('share.deleteQuestion', { title: board.title })}
              sure={t('share.deleteSure')}
              isPending={isBusy}
              onSure={() => void does(() => server.deleteBoard())}
            >
              {t('share.deleteBoard')}
            </SureButton>
          </section>
        </>
      )}
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  )
}
