import { LIMITS } from '../../shared/domain/limits.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Folded } from '../ui/Folded.tsx'
import { TextField } from '../ui/TextField.tsx'
import { withStart, type DateDraft } from './dateDraft.ts'
import styles from './NextDateFields.module.css'

interface NextDateFieldsProps {
  readonly draft: DateDraft
  readonly isWrong: boolean
  readonly onChange: (draft: DateDraft) => void
}

/** When people meet again: for the page, for their calendars. */
export function NextDateFields({ draft, isWrong, onChange }: NextDateFieldsProps) {
  const { t } = useLanguage()
  const problem = isWrong ? t('publish.dateWrong') : undefined
  return (
    <Folded title={t('publish.nextDate')} summary={draft.title || t('publish.optional')}>
      <TextField
        label={t('publish.dateTitle')}
        value={draft.title}
        maxLength={LIMITS.boardTitle}
        onChange={(title) => onChange({ ...draft, title })}
      />
      <div className={styles['times']}>
        <TextField
          label={t('publish.dateStart')}
          type="datetime-local"
          value={draft.start}
          onChange={(start) => onChange(withStart(draft, start))}
        />
        <TextField
          label={t('publish.dateEnd')}
          type="datetime-local"
          value={draft.end}
          problem={problem}
          onChange={(end) => onChange({ ...draft, end })}
        />
      </div>
      <TextField
        label={t('publish.datePlace')}
        value={draft.place}
        maxLength={LIMITS.fieldText}
        onChange={(place) => onChange({ ...draft, place })}
      />
    </Folded>
  )
}
