import { useState } from 'react'
import { COPY_FORMATS, type CopyFormat } from '../../shared/domain/copy.ts'
import { USUAL_FORMATS } from '../../shared/domain/publication.ts'
import { resultFile } from '../../shared/language/resultWords.ts'
import type { PublicationAnswer, PublishRequest } from '../../shared/wire/requests.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Switch } from '../ui/Switch.tsx'
import { NextDateFields } from './NextDateFields.tsx'
import { dateOf, draftOf, type DateDraft } from './dateDraft.ts'
import styles from './PublishForm.module.css'

interface PublishFormProps {
  readonly id: string
  readonly state: PublicationAnswer
  readonly onPublish: (wanted: PublishRequest) => void
}

const isUsual = (format: CopyFormat): boolean => USUAL_FORMATS.some((usual) => usual === format)
const OTHERS = COPY_FORMATS.filter((format) => !isUsual(format))

/** What belongs to the result page; good as it stands, and as it was the last time. */
export function PublishForm({ id, state, onPublish }: PublishFormProps) {
  const { t, language } = useLanguage()
  const { sendsMail } = useBoard()
  const { publication, waiting } = state
  const [formats, setFormats] = useState<ReadonlySet<CopyFormat>>(
    () => new Set(publication && publication.formats.length > 0 ? publication.formats : USUAL_FORMATS),
  )
  const [names, setNames] = useState(publication?.names ?? false)
  const [mail, setMail] = useState(waiting > 0)
  const [draft, setDraft] = useState<DateDraft>(() => draftOf(publication?.nextDate))
  const [isDateWrong, setIsDateWrong] = useState(false)

  const box = (format: CopyFormat) => (
    <Checkbox
      key={format}
      label={resultFile(format, language)}
      isOn={formats.has(format)}
      onChange={(isOn) => {
        const next = new Set(formats)
        if (isOn) next.add(format)
        else next.delete(format)
        setFormats(next)
      }}
    />
  )
  const submit = (): void => {
    const nextDate = dateOf(draft)
    setIsDateWrong(nextDate === 'wrong')
    if (nextDate === 'wrong') return
    onPublish({
      formats: COPY_FORMATS.filter((format) => formats.has(format)),
      names,
      mail: sendsMail && mail && waiting > 0,
      ...(nextDate && { nextDate }),
    })
  }
  return (
    <form
      id={id}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{t('publish.intro')}</p>
      {publication && <p className={styles['note']}>{t('publish.sameLink')}</p>}
      <fieldset className={styles['group']}>
        <legend className={styles['heading']}>{t('publish.files')}</legend>
        {USUAL_FORMATS.map(box)}
      </fieldset>
      <Folded title={t('publish.otherFiles')}>
        <div>{OTHERS.map(box)}</div>
      </Folded>
      <div>
        <Switch isOn={names} onChange={setNames}>
          {t('copies.names')}
        </Switch>
        <p className={styles['hint']}>{t('copies.namesHint')}</p>
      </div>
      {sendsMail && (
        <div>
          <Switch isOn={mail && waiting > 0} onChange={setMail}>
            {t('publish.mail', { n: waiting })}
          </Switch>
          <p className={styles['hint']}>{t(waiting > 0 ? 'publish.mailHint' : 'publish.nobodyWaits')}</p>
        </div>
      )}
      <NextDateFields
        draft={draft}
        isWrong={isDateWrong}
        onChange={(next) => {
          setDraft(next)
          setIsDateWrong(false)
        }}
      />
    </form>
  )
}
