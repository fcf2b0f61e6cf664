import { Ellipsis } from 'lucide-react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useDeeds } from './deedsContext.ts'
import type { OpenDeedsMenu } from './DeedsMenu.tsx'
import styles from './MoreButton.module.css'

interface MoreButtonProps {
  readonly id: IdeaId
  readonly isTree: boolean
  openMenu(menu: OpenDeedsMenu): void
}

/** Opens the menu of an idea in a row or on a card. In a tree the menu key does the same: it is no tab stop there. */
export function MoreButton({ id, isTree, openMenu }: MoreButtonProps) {
  const { t } = useLanguage()
  const { deeds } = useDeeds()
  return (
    <button
      type="button"
      tabIndex={isTree ? -1 : 0}
      className={styles['more']}
      data-more
      aria-haspopup="menu"
      aria-label={t('outline.actions', { title: deeds.titleOf(id) })}
      onClick={(event) => {
        deeds.select(id)
        openMenu({ anchor: event.currentTarget, id })
      }}
    >
      <Ellipsis size={18} aria-hidden />
    </button>
  )
}
