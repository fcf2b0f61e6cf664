import { Link2 } from 'lucide-react'
import type { Idea } from '../../shared/domain/idea.ts'
import { useLinksOf } from '../board/useLinksOf.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { LinkList } from '../deeds/LinkList.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './DetailsPanel.module.css'

/** What the idea is connected with beside the tree. */
export function CrossLinks({ idea, writes }: { readonly idea: Idea; readonly writes: boolean }) {
  const { t } = useLanguage()
  const { deeds, openDialog } = useDeeds()
  const links = useLinksOf(idea.id)
  if (!writes && links.length === 0) return null
  return (
    <section className={styles['section']} aria-label={t('outline.links')}>
      <h3 className={styles['heading']}>{t('outline.links')}</h3>
      {links.length > 0 && <LinkList id={idea.id} onGo={(other) => deeds.goTo(other)} />}
      {writes && (
        <Button
          icon={<Link2 size={18} aria-hidden />}
          onPress={() => openDialog({ kind: 'link', id: idea.id })}
          aria-haspopup="dialog"
        >
          {t('details.linkAdd')}
        </Button>
      )}
    </section>
  )
}
