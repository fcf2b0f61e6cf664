import { ChevronDown, ChevronUp, ListFilter } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { questionsOf } from '../board/filter.ts'
import { useFiltered } from '../board/useFiltered.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useDeeds } from './deedsContext.ts'
import { deedInfo } from './deedTable.ts'
import styles from './FilterNotice.module.css'

const ICON = { size: 18, 'aria-hidden': true } as const

/** That I look at a part of the map, how much fits, a way through it, and the way out. */
export function FilterNotice() {
  const { t } = useLanguage()
  const { viewState } = useBoard()
  const filtered = useFiltered()
  const parts = useDeeds()
  const fits =
    filtered && (filtered.found.size > 0 ? t('filter.found', { n: filtered.found.size }) : t('filter.foundNone'))

  // What others add or change meanwhile is not news about my filter.
  const filter = filtered?.filter
  const wasSet = useRef(false)
  const tell = useEffectEvent(() => {
    if (fits) announce(fits)
    else if (wasSet.current) announce(t('filter.cleared'))
    wasSet.current = filtered !== null
  })
  useEffect(() => tell(), [filter])

  if (!filtered) return null
  const clear = () => {
    parts.clearFilter()
    parts.view().takeFocus()
  }
  const walk = (step: 1 | -1) => {
    const found = [...filtered.found]
    const at = found.indexOf(viewState.get().focused)
    const next = found.at(at < 0 && step < 0 ? -1 : (at + step) % found.length)
    if (next === undefined) return
    viewState.select([next], next)
    parts.view().approach(next)
    announce(`${parts.deeds.titleOf(next)}, ${t('map.findCount', { at: found.indexOf(next) + 1, of: found.length })}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    clear()
  }
  return (
    <div onKeyDown={onKeyDown}>
      <Notice
        testId="filter"
        icon={<ListFilter {...ICON} className={styles['icon']} />}
        actions={
          <>
            <IconButton
              label={t('filter.previous')}
              icon={<ChevronUp {...ICON} />}
              isDisabled={filtered.found.size === 0}
              onPress={() => walk(-1)}
            />
            <IconButton
              label={t('filter.next')}
              icon={<ChevronDown {...ICON} />}
              isDisabled={filtered.found.size === 0}
              onPress={() => walk(1)}
            />
            <Button variant="quiet" className={styles['clear'] ?? ''} onPress={clear}>
              {t('filter.clear')}
            </Button>
          </>
        }
      >
        <Button
          variant="quiet"
          className={styles['words'] ?? ''}
          aria-haspopup="dialog"
          aria-label={`${t('filter.change')}: ${t('filter.set', { n: questionsOf(filtered.filter) })}`}
          onPress={() => deedInfo('filter').does(parts, parts.now())}
        >
          {t('filter.set', { n: questionsOf(filtered.filter) })} · {t('filter.count', { n: filtered.found.size })}
        </Button>
      </Notice>
    </div>
  )
}
