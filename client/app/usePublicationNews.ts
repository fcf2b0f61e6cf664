import { useEffect, useRef } from 'react'
import { publicationPage } from '../../shared/wire/paths.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { showToast } from '../ui/toast.ts'

/** Results that are published while I am here say so, with the way there. */
export function usePublicationNews(): void {
  const { t } = useLanguage()
  const { publication } = useStage()
  const openedAt = useRef<number>(undefined)
  const known = useRef(0)
  useEffect(() => {
    openedAt.current ??= Date.now()
    if (!publication || publication.edition <= known.current) return
    known.current = publication.edition
    // What was there before I came is found in the menu. A minute covers clocks that disagree.
    if (publication.state !== 'published' || publication.at < openedAt.current - 60_000) return
    const page = publicationPage(publication.id)
    showToast({
      text: t('publish.appeared'),
      action: { label: t('publish.look'), onAction: () => void window.open(page, '_blank', 'noopener') },
    })
  }, [publication, t])
}
