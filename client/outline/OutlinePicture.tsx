import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { IdeaPicture } from '../deeds/IdeaPicture.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNear } from '../ui/useNear.ts'
import styles from './OutlinePicture.module.css'
import { useOutline } from './outlineContext.ts'

/** As high as a picture becomes in the text; a press shows it large. */
const HEIGHT = 160

/** The picture of an idea between its words. It comes when one reads near it: an outline is long. */
export function OutlinePicture({ id, picture }: { readonly id: IdeaId; readonly picture: Picture }) {
  const { t } = useLanguage()
  const { isTree } = useOutline()
  const { openDialog } = useDeeds()
  const [place, isNear] = useNear<HTMLButtonElement>('600px')
  const { width, height, alt, decorative } = picture
  const scale = Math.min(1, HEIGHT / height)
  const label = decorative || alt === '' ? t('pictures.look') : `${t('pictures.look')}: ${alt}`
  return (
    <button
      ref={place}
      type="button"
      // In a tree the idea's menu does the same, and its name tells what there is to see.
      tabIndex={isTree ? -1 : 0}
      className={styles['picture']}
      style={{ width: Math.max(48, Math.round(width * scale)), aspectRatio: `${width} / ${height}` }}
      aria-label={label}
      data-testid="look-at-picture"
      onClick={() => openDialog({ kind: 'lookAtPicture', id })}
    >
      {isNear && <IdeaPicture picture={picture} size="small" />}
    </button>
  )
}
