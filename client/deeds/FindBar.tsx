import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './FindBar.module.css'
import { matches } from './findIdeas.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** Finds ideas by their words, in whatever view, and opens the branches that hide them. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds, view } = useDeeds()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const found = matches(session.map, words)
  const count = found.length === 0 ? t('map.findNone') : t('map.findCount', { at: at + 1, of: found.length })

  const show = (list: readonly string[], next: number) => {
    setAt(next)
    const id = list[next]
    if (id === undefined) return
    session.viewState.select([id], id)
    view().approach(id)
    announce(`${deeds.titleOf(id)}, ${t('map.findCount', { at: next + 1, of: list.length })}`)
  }
  const go = (by: number) => found.length > 0 && show(found, (at + by + found.length) % found.length)
  const close = () => {
    onClose()
    view().takeFocus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="search" className={styles['bar']} data-map-control onKeyDown={onKeyDown}>
      <TextField
        label={t('map.findLabel')}
        isLabelHidden
        placeholder={t('map.findLabel')}
        value={words}
        autoFocus
        className={styles['field'] ?? ''}
        onChange={(value) => {
          setWords(value)
          show(matches(session.map, value), 0)
        }}
      />
      <span className={styles['count']} role="status">
        {words.trim() === '' ? '' : count}
      </span>
      <IconButton
        label={t('map.findPrevious')}
        icon={<ChevronUp {...ICON} />}
        isDisabled={found.length === 0}
        onPress={() => go(-1)}
      />
      <IconButton
        label={t('map.findNext')}
        icon={<ChevronDown {...ICON} />}
        isDisabled={found.length === 0}
        onPress={() => go(1)}
      />
      <IconButton label={t('map.findClose')} icon={<X {...ICON} />} onPress={close} />
    </div>
  )
}
