import { Download, FileClock, Hourglass, Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { useBoard } from '../board/session.ts'
import type { UnsavedWords } from '../board/unsavedWords.ts'
import { useCondition } from '../board/useCondition.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { lastDayBefore } from '../i18n/days.ts'
import { Button } from '../ui/Button.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { SureButton } from '../ui/SureButton.tsx'
import { BoardNotice } from './BoardNotice.tsx'
import type { DialogName } from './dialogNames.ts'

export interface ClosingNoticesProps {
  readonly onOpen: (dialog: DialogName) => void
  /** What came after the session had been closed. */
  readonly words: UnsavedWords | undefined
  readonly onDropWords: () => void
  /** So many days the board itself is still there, where that is to be said. */
  readonly daysLeft: number | undefined
  /** Its words could not be fetched. */
  readonly onClose?: () => void
}

/** What ends: the session, and one day the board. */
export function ClosingNotices({ onOpen, words, onDropWords, daysLeft }: ClosingNoticesProps) {
  const { state } = useCondition().closing
  // What this device keeps is handed in as soon as it is taken again.
  const isHandedIn = state === 'open' && words?.isKept
  return (
    <>
      <SessionNotice onOpen={onOpen} />
      {words && !isHandedIn && <LateWords words={words} onDrop={onDropWords} />}
      {daysLeft !== undefined && <EndNotice daysLeft={daysLeft} onOpen={onOpen} />}
    </>
  )
}

/** A session that will close within so many milliseconds says so. */
const SOON = 10 * 60_000

function SessionNotice({ onOpen }: Pick<ClosingNoticesProps, 'onOpen'>) {
  const { t, formats } = useLanguage()
  const { role } = useBoard()
  const { state, closedAt, commentsUntil } = useCondition().closing
  const [now, setNow] = useState(() => Date.now())
  const soonAt = (closedAt ?? Infinity) - SOON
  useEffect(() => {
    if (state !== 'open' || now >= soonAt || soonAt - now > 0x7fffffff) return
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, soonAt - now))
    return () => clearTimeout(timer)
  }, [state, now, soonAt])
  if (state === 'open')
    return closedAt !== undefined && now >= soonAt ? (
      <BoardNotice
        Icon={Hourglass}
        isCalm
        title={t('closing.soon', { time: formats.time(closedAt) })}
        text={t('closing.soonText')}
      />
    ) : null
  const isClosed = state === 'closed' && commentsUntil !== undefined
  return (
    <BoardNotice
      Icon={Lock}
      isCalm
      title={t(isClosed ? 'closing.closed' : 'closing.frozen')}
      text={
        isClosed
          ? t('closing.closedText', { date: formats.date(lastDayBefore(commentsUntil)) })
          : t('closing.frozenText')
      }
    >
      {role === 'organiser' && (
        <Button variant="quiet" aria-haspopup="dialog" onPress={() => onOpen('closing')}>
          {t('closing.manage')}
        </Button>
      )}
    </BoardNotice>
  )
}

function LateWords({ words, onDrop }: { readonly words: UnsavedWords; readonly onDrop: () => void }) {
  const { t } = useLanguage()
  const { title, text, isKept } = words
  const save = (): void =>
    saveFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), fileNameOf(title, new Date().toISOString(), 'txt'))
  return (
    <BoardNotice
      Icon={FileClock}
      title={t('closing.late')}
      text={t(isKept ? 'closing.lateKeptText' : 'closing.lateText')}
    >
      <Button icon={<Download size={18} aria-hidden />} onPress={save}>
        {t('closing.lateSave')}
      </Button>
      <SureButton
        variant="quiet"
        question={t('closing.lateDropQuestion')}
        sure={t('closing.lateDropSure')}
        onSure={onDrop}
      >
        {t('closing.lateDrop')}
      </SureButton>
    </BoardNotice>
  )
}

interface EndNoticeProps {
  readonly daysLeft: number
  readonly onOpen: (dialog: DialogName) => void
}

function EndNotice({ daysLeft: days, onOpen }: EndNoticeProps) {
  const { t, formats } = useLanguage()
  const { role, erasedOn } = useBoard()
  const isOrganiser = role === 'organiser'
  return (
    <BoardNotice
      Icon={Hourglass}
      title={days < 1 ? t('closing.erasedToday') : t('closing.erased', { n: days, date: formats.date(erasedOn) })}
      text={t(isOrganiser ? 'closing.erasedOrganiser' : 'closing.erasedText')}
    >
      {isOrganiser ? (
        <Button aria-haspopup="dialog" onPress={() => onOpen('manage')}>
          {t('share.manageBoard')}
        </Button>
      ) : (
        <Button aria-haspopup="dialog" onPress={() => onOpen('copies')}>
          {t('app.copies')}
        </Button>
      )}
    </BoardNotice>
  )
}
