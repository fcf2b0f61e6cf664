import { ExternalLink } from 'lucide-react'
import { asAddress } from '../../shared/document/safeLink.ts'
import type { Idea } from '../../shared/domain/idea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './DetailsPanel.module.css'
import { DraftField } from './DraftField.tsx'
import { useDraft } from './useDraft.ts'

/** Where an idea leads to, outside of the board. */
export function LinkField({ idea, writes }: { readonly idea: Idea; readonly writes: boolean }) {
  const { t } = useLanguage()
  const draft = useDraft(idea, 'link', asAddress)
  const { link } = idea.fields
  if (!writes && link === undefined) return null
  return (
    <section className={styles['section']} aria-label={t('outline.link')}>
      {writes ? (
        <DraftField draft={draft} label={t('outline.link')} hint={t('details.linkHint')} />
      ) : (
        <h3 className={styles['heading']}>{t('outline.link')}</h3>
      )}
      {link !== undefined && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow" className={styles['out']}>
          <ExternalLink size={16} aria-hidden />
          {writes ? t('details.linkOpen') : link}
        </a>
      )}
    </section>
  )
}
