import { ExternalLink, Mail, RefreshCw, TriangleAlert, Undo2 } from 'lucide-react'
import { resultMail } from '../../shared/language/resultMail.ts'
import { resultFile } from '../../shared/language/resultWords.ts'
import type { PublicationAnswer } from '../../shared/wire/requests.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { SureButton } from '../ui/SureButton.tsx'
import styles from './Published.module.css'

interface PublishedProps {
  readonly state: PublicationAnswer
  readonly isBusy: boolean
  readonly onAgain: () => void
  readonly onWithdraw: () => void
}

/** Where the result is, how to tell people, and what may be done with it. */
export function Published({ state, isBusy, onAgain, onWithdraw }: PublishedProps) {
  const { t, formats, language } = useLanguage()
  const { card } = useBoard()
  const title = useBoardTitle()
  const { publication, link, letters } = state
  if (!publication || link === null) return null
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const mail = resultMail({ title, language: card.language, link, nextDate: publication.nextDate, timeZone })
  const mailto = `mailto:?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(mail.text)}`
  const { missing = [] } = publication
  return (
    <div className={styles['published']} data-testid="published">
      <section className={styles['where']}>
        <div className={styles['code']}>
          <QrCode text={link} label={t('publish.qr')} />
        </div>
        <div className={styles['words']}>
          <p className={styles['since']}>
            {t('publish.isThere', { when: formats.dateAndTime(publication.at), snapshot: publication.snapshot })}
          </p>
          <div className={styles['link']}>
            <input
              readOnly
              aria-label={t('publish.link')}
              value={link}
              className={styles['address']}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={link} label={t('publish.copyLink')} />
          </div>
          <a href={link} target="_blank" rel="noopener noreferrer" className={styles['open']}>
            <ExternalLink size={18} aria-hidden /> {t('publish.page')}
          </a>
        </div>
      </section>
      {missing.length > 0 && (
        <p className={styles['warning']}>
          <TriangleAlert size={16} aria-hidden />{' '}
          {t('publish.missing', { files: missing.map((format) => resultFile(format, language)).join(', ') })}
        </p>
      )}
      {letters && (
        <p role="status" className={styles['letters']}>
          <Mail size={16} aria-hidden /> {t('publish.sent', { n: letters.sent })}
          {letters.refused > 0 && ` ${t('publish.refused', { n: letters.refused })}`}
          {letters.later > 0 && ` ${t('publish.later', { n: letters.later })}`}
        </p>
      )}
      <section aria-labelledby="publish-tell">
        <h3 id="publish-tell" className={styles['heading']}>
          {t('publish.tell')}
        </h3>
        <pre className={styles['text']} tabIndex={0} aria-labelledby="publish-tell">
          {mail.text.trim()}
        </pre>
        <div className={styles['buttons']}>
          <CopyButton text={mail.text} label={t('publish.copyText')} />
          <a href={mailto} className={styles['open']}>
            <Mail size={18} aria-hidden /> {t('publish.writeMail')}
          </a>
        </div>
      </section>
      <section aria-labelledby="publish-change">
        <h3 id="publish-change" className={styles['heading']}>
          {t('publish.change')}
        </h3>
        <p className={styles['hint']}>{t('publish.changeText')}</p>
        <div className={styles['buttons']}>
          <Button icon={<RefreshCw size={18} aria-hidden />} onPress={onAgain}>
            {t('publish.again')}
          </Button>
          <SureButton
            icon={<Undo2 size={18} aria-hidden />}
            question={t('publish.withdrawQuestion')}
            sure={t('publish.withdrawSure')}
            isPending={isBusy}
            onSure={onWithdraw}
          >
            {t('publish.withdraw')}
          </SureButton>
        </div>
      </section>
    </div>
  )
}
