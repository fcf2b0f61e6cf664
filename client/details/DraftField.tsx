import type { KeyboardEvent } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import { refusalText } from '../../shared/language/refusals.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { TextField, type TextFieldProps } from '../ui/TextField.tsx'
import styles from './DetailsPanel.module.css'
import type { Draft } from './useDraft.ts'

interface DraftFieldProps extends Pick<TextFieldProps, 'label' | 'hint' | 'type' | 'rows'> {
  readonly draft: Draft
}

/** A field with its draft: Enter and leaving save, Esc takes back what was not saved yet. */
export function DraftField({ draft, hint, ...field }: DraftFieldProps) {
  const { t, language, formats } = useLanguage()
  const { text, theirs, problem, isOpen, write, commit, drop } = draft
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape' && isOpen) drop()
    else return
    event.preventDefault()
  }
  const value = theirs && field.type === 'date' ? formats.date(theirs) : theirs
  return (
    <div className={styles['field']}>
      <TextField
        {...field}
        value={text}
        onChange={write}
        onBlur={commit}
        onKeyDown={onKeyDown}
        maxLength={LIMITS.fieldText}
        autoComplete="off"
        {...(hint !== undefined && { hint })}
        problem={problem && refusalText(problem, language)}
      />
      {value !== undefined && (
        <p role="status" className={styles['theirs']}>
          {value === '' ? t('details.theirsEmpty') : t('details.theirs', { value })}{' '}
          {/* Before the field is left and saved. */}
          <button
            type="button"
            className={styles['plain']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={drop}
          >
            {t('details.takeTheirs')}
          </button>
        </p>
      )}
    </div>
  )
}
