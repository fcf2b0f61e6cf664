import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './FindList.module.css'
import fieldStyles from './TextField.module.css'

export interface Found {
  readonly id: string
  readonly label: string
  /** Smaller, beside the label. */
  readonly detail?: string | undefined
  readonly icon?: ReactNode
  readonly shortcut?: string | undefined
  /** It cannot be chosen: it stays in the list and says why. */
  readonly why?: string | undefined
  /** Those that follow each other with the same heading stand below it. */
  readonly group?: string | undefined
}

export interface FindListProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly found: readonly Found[]
  readonly onChoose: (id: string) => void
  /** What is said where nothing is found, or how much is. */
  readonly status?: string | undefined
  /** Below the field in a box of its own, which scrolls and keeps its height whatever is found. */
  readonly isPanel?: boolean
}

/** A field that narrows a list down: type, walk by the arrows, take with Enter. The focus stays in the field all the time. */
export function FindList({
  label,
  isLabelHidden,
  placeholder,
  value,
  onChange,
  found,
  onChoose,
  status,
  isPanel,
}: FindListProps) {
  const base = useId()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const active = Math.min(at, found.length - 1)
  const optionId = (place: number) => `${base}-${place}`
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, found])

  const choose = (place: number): void => {
    const option = found[place]
    if (option && option.why === undefined) onChoose(option.id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || found.length === 0) return
    const way = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (way === undefined) {
      if (event.key !== 'Enter') return
      choose(active)
    } else if (Math.abs(way) === 1) setAt((active + way + found.length) % found.length)
    else setAt(Math.max(0, Math.min(found.length - 1, active + way)))
    event.preventDefault()
  }
  return (
    <div className={classNames(fieldStyles['field'], isPanel && styles['panel'])}>
      <label htmlFor={base} className={isLabelHidden ? 'visuallyHidden' : fieldStyles['label']}>
        {label}
      </label>
      <input
        id={base}
        type="text"
        role="combobox"
        className={fieldStyles['input']}
        value={value}
        placeholder={placeholder}
        autoFocus
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-expanded={found.length > 0}
        aria-controls={`${base}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : optionId(active)}
        onChange={(event) => {
          onChange(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${base}-list`} ref={list} aria-label={label} className={styles['options']}>
        {grouped(found).map(({ heading, from, options }) => {
          const rows = options.map((option, place) => (
            <Option
              key={option.id}
              id={optionId(from + place)}
              option={option}
              isActive={from + place === active}
              onChoose={() => choose(from + place)}
            />
          ))
          return heading === undefined ? (
            rows
          ) : (
            <div key={`${from}${heading}`} role="group" aria-labelledby={`${base}-group${from}`}>
              <div id={`${base}-group${from}`} role="presentation" className={styles['heading']}>
                {heading}
              </div>
              {rows}
            </div>
          )
        })}
      </div>
      {status !== undefined && (
        <span role="status" className={found.length > 0 ? 'visuallyHidden' : fieldStyles['hint']}>
          {status}
        </span>
      )}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly option: Found
  readonly isActive: boolean
  readonly onChoose: () => void
}

function Option({ id, option, isActive, onChoose }: OptionProps) {
  const { label, detail, icon, shortcut, why } = option
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={why === undefined ? undefined : true}
      className={styles['option']}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles['icon']}>{icon}</span>
      <span className={styles['words']}>
        <span>{label}</span>
        {(why ?? detail) !== undefined && <span className={styles['detail']}> {why ?? detail}</span>}
      </span>
      {shortcut !== undefined && <kbd className={styles['shortcut']}>{shortcut}</kbd>}
    </div>
  )
}

interface Group {
  readonly heading: string | undefined
  readonly from: number
  readonly options: Found[]
}

function grouped(found: readonly Found[]): Group[] {
  const groups: Group[] = []
  found.forEach((option, from) => {
    const last = groups.at(-1)
    if (last && last.heading === option.group) last.options.push(option)
    else groups.push({ heading: option.group, from, options: [option] })
  })
  return groups
}
