import { Plus } from 'lucide-react'
import type { Kind } from '../../shared/domain/idea.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import styles from './AddBar.module.css'
import { useBranchKinds } from './useBranchKinds.ts'

const KINDS = [
  ['challenge', 'map.addChallenge'],
  ['goodPractice', 'map.addGoodPractice'],
  ['quickWin', 'map.addQuickWin'],
] as const satisfies readonly (readonly [Kind, string])[]

/** The only tool that is always there: one press, then write. */
export function AddBar({ onAdd }: { readonly onAdd: (kind: Kind | undefined) => void }) {
  const { t } = useLanguage()
  const kinds = useBranchKinds()
  const editing = useViewState((view) => view.editing !== null)
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
          onClick={() => onAdd(kind)}
        >
          <KindSymbol kind={kind} size={22} />
          <span>{t(label)}</span>
        </button>
      ))}
      {kinds.size === 0 && (
        <button type="button" className={styles['add']} data-testid="add-idea" onClick={() => onAdd(undefined)}>
          <Plus size={22} aria-hidden className={styles['symbol'] ?? ''} />
          <span>{t('map.addIdea')}</span>
        </button>
      )}
    </div>
  )
}
