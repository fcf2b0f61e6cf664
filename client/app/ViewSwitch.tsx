import { LayoutGrid, ListTree, Workflow } from 'lucide-react'
import { useBoard } from '../board/session.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { classNames } from '../ui/classNames.ts'
import styles from './ViewSwitch.module.css'

/** Map, outline or cards: three views of one document. `wide` is the bar at the lower edge of phones. */
export function ViewSwitch({ wide }: { readonly wide?: boolean }) {
  const { t } = useLanguage()
  const { viewState } = useBoard()
  const shown = useViewState((view) => view.shown)
  const views = [
    { view: 'map', label: t('app.viewMap'), Icon: Workflow },
    { view: 'outline', label: t('app.viewOutline'), Icon: ListTree },
    { view: 'cards', label: t('app.viewCards'), Icon: LayoutGrid },
  ] as const
  return (
    <div role="group" aria-label={t('app.view')} className={classNames(styles['switch'], wide && styles['wide'])}>
      {views.map(({ view, label, Icon }) => (
        <button
          key={view}
          type="button"
          aria-pressed={shown === view}
          className={styles['view']}
          onClick={() => viewState.show(view)}
        >
          <Icon size={18} aria-hidden />
          {label}
        </button>
      ))}
    </div>
  )
}
