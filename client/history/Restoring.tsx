import { ArchiveRestore } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { LOST_AND_FOUND_ID, ROOT_ID } from '../../shared/domain/idea.ts'
import { pastSessionOf } from '../board/pastSession.ts'
import { useBoard } from '../board/session.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Restoring.module.css'
import { useRestore } from './useRestore.ts'

const ICON = { size: 18, 'aria-hidden': true } as const

/** Brings back the snapshot that is looked at, whole (the organiser) or the chosen branch (whoever writes). */
export function Restoring({ number }: { readonly number: number }) {
  const { t } = useLanguage()
  const live = useBoard()
  const { viewState, map } = pastSessionOf(live)
  const focused = useSyncExternalStore(viewState.subscribe, () => viewState.get().focused)
  const { isBusy, problem, restore } = useRestore(number)
  if (!live.canWrite) return null
  const chosen = focused === ROOT_ID || focused === LOST_AND_FOUND_ID ? undefined : map.ideas.get(focused)
  const title = ideaTitle(chosen, t)
  return (
    <section className={styles['restoring']} aria-labelledby="restoring">
      <h3 id="restoring" className={styles['heading']}>
        {t('history.restore')}
      </h3>
      <p className={styles['hint']}>{t('history.restoreText')}</p>
      {live.role === 'organiser' && (
        <Button icon={<ArchiveRestore {...ICON} />} isPending={isBusy} onPress={() => void restore(ROOT_ID)}>
          {isBusy ? t('history.restoring') : t('history.restoreAll')}
        </Button>
      )}
      {chosen ? (
        <Button icon={<ArchiveRestore {...ICON} />} isDisabled={isBusy} onPress={() => void restore(chosen.id)}>
          {t('history.restoreBranch', { title: title.length > 60 ? `${title.slice(0, 60)} …` : title })}
        </Button>
      ) : (
        <p className={styles['hint']}>{t('history.chooseBranch')}</p>
      )}
      {problem !== undefined && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </section>
  )
}
