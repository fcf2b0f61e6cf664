import { Plus } from 'lucide-react'
import type { Kind } from '../../shared/domain/idea.ts'
import { KIND_SYMBOLS } from '../../shared/scene/kindSymbols.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useViewState } from '../board/useViewState.ts'
import styles from './AddBar.module.css'
import { useMap } from './mapContext.ts'
import { SymbolIcon } from './SymbolIcon.tsx'
import { useBranchKinds } from './useBranchKinds.ts'

const KINDS = [
  ['challenge', 'map.addChallenge'],
  ['goodPractice', 'map.addGoodPractice'],
  ['quickWin', 'map.addQuickWin'],
] as const satisfies readonly (readonly [Kind, string])[]

/** The only tool that is always there: one press, then write. */
export function AddBar() {
  const { t } = useLanguage()
  const { deeds, canWrite } = useMap()
  const kinds = useBranchKinds()
  const editing = useViewState((view) => view.editing !== null)
  if (!canWrite) return null
  return (
    <div
      className={styles['bar']}
      role="group"
      aria-label={t('map.addBar')}
      data-map-control
      data-editing={editing || undefined}
    >
      {KINDS.filter(([kind]) => kinds.has(kind)).map(([kind, label]) => (
        <button
          key={kind}
          type="button"
          className={styles['add']}
          data-kind={kind}
          data-testid={`add-${kind}`}
          onClick={() => deeds.addOfKind(kind)}
        >
          <SymbolIcon parts={KIND_SYMBOLS[kind]} size={22} className={styles['symbol'] ?? ''} />
          <span>{t(label)}</span>
        </button>
      ))}
      {kinds.size === 0 && (
        <button
          type="button"
          className={styles['add']}
          data-testid="add-idea"
          onClick={() => deeds.addOfKind(undefined)}
        >
          <Plus size={22} aria-hidden className={styles['symbol'] ?? ''} />
          <span>{t('map.addIdea')}</span>
        </button>
      )}
    </div>
  )
}
