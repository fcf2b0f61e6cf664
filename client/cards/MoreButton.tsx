import { Ellipsis } from 'lucide-react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './Card.module.css'
import { useCards } from './cardsContext.ts'

/** Opens the menu of an idea. In a tree the menu key does the same: it is no tab stop there. */
export function MoreButton({ id }: { readonly id: IdeaId }) {
  const { t } = useLanguage()
  const { isTree, openMenu } = useCards()
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
