import { useId, useState, type KeyboardEvent } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import fieldStyles from '../ui/TextField.module.css'
import { useDeeds } from './deedsContext.ts'
import { matches } from './findIdeas.ts'
import styles from './IdeaDialogs.module.css'

/** More would be a list that nobody reads: the words narrow it down. */
const SHOWN = 8

export interface TargetFieldProps {
  readonly label: string
  /** Cannot be chosen: nothing leads to itself. */
  readonly except: IdeaId
  readonly target: IdeaId | undefined
  onTarget(target: IdeaId | undefined): void
}

/** Finds one idea by its words: type, choose with the arrows, take with Enter. */
export function TargetField({ label, except, target, onTarget }: TargetFieldProps) {
  const { t } = useLanguage()
  const { map } = useBoard()
  const { deeds } = useDeeds()
  const base = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const asks = target === undefined && words.trim() !== ''
  const found = asks
    ? matches(map, words)
        .filter((other) => other !== except)
        .slice(0, SHOWN)
    : []
  const active = found[Math.min(at, found.length - 1)]
  const optionId = (id: IdeaId) => `${base}-${id}`

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (way !== 0) setAt((Math.min(at, found.length - 1) + way + found.length) % found.length)
    else if (event.key === 'Enter' && active !== undefined) onTarget(active)
    else return
    event.preventDefault()
  }
  return (
    <div className={fieldStyles['field']}>
      <label htmlFor={base} className={fieldStyles['label']}>
        {label}
      </label>
      <input
        id={base}
        type="text"
        role="combobox"
        className={fieldStyles['input']}
        value={target === undefined ? words : deeds.titleOf(target)}
        autoFocus
        autoComplete="off"
        aria-expanded={found.length > 0}
        aria-controls={`${base}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
          onTarget(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${base}-list`} aria-label={label} className={styles['options']}>
        {found.map((other) => (
          <div
            key={other}
            id={optionId(other)}
            role="option"
            aria-selected={other === active}
            className={styles['option']}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTarget(other)}
          >
            {deeds.titleOf(other)}
            <span className={styles['where']}>{deeds.titleOf(map.ideas.get(other)?.parent ?? '')}</span>
          </div>
        ))}
      </div>
      {asks && found.length === 0 && (
        <span role="status" className={styles['hint']}>
          {t('map.linkNoMatch')}
        </span>
      )}
    </div>
  )
}
