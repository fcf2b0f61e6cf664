import { Captions } from 'lucide-react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useDeeds } from './deedsContext.ts'
import { IdeaPicture } from './IdeaPicture.tsx'
import styles from './PictureDialogs.module.css'

/** The picture of an idea as large as the window, with its words below. */
export function LookAtPictureDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { canWrite } = useBoard()
  const { deeds, openDialog } = useDeeds()
  const picture = useIdea(id)?.fields.picture
  if (!picture) return null
  const { alt, decorative } = picture
  return (
    <Dialog title={t('pictures.lookTitle', { title: deeds.titleOf(id) })} size="full" onClose={onClose}>
      <figure className={styles['look']} data-testid="look">
        <div className={styles['large']}>
          <IdeaPicture picture={picture} size="full" alt={alt || t('pictures.has')} />
        </div>
        <figcaption className={styles['caption']}>
          {!decorative && <span>{alt || t('pictures.noAlt')}</span>}
          {canWrite && (
            <Button
              variant="quiet"
              icon={<Captions size={18} aria-hidden />}
              onPress={() => openDialog({ kind: 'describePicture', id })}
            >
              {t('pictures.describe')}
            </Button>
          )}
        </figcaption>
      </figure>
    </Dialog>
  )
}
