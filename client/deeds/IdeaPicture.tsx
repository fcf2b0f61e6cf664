import { Image as ImageIcon, ImageOff } from 'lucide-react'
import type { Picture } from '../../shared/domain/picture.ts'
import type { PictureSize } from '../board/pictures.ts'
import { usePicture } from '../board/usePicture.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './IdeaPicture.module.css'

interface IdeaPictureProps {
  readonly picture: Picture
  readonly size: PictureSize
  /** Empty where the words are told beside it. */
  readonly alt?: string
}

/** A picture, or what stands in its place until it is here. Takes the size that its surroundings give it. */
export function IdeaPicture({ picture, size, alt = '' }: IdeaPictureProps) {
  const { t } = useLanguage()
  const shown = usePicture(picture.id, size)
  if (shown.state === 'here')
    return (
      <img
        className={styles['picture']}
        src={shown.url}
        width={picture.width}
        height={picture.height}
        alt={alt}
        draggable={false}
        data-testid="picture"
      />
    )
  const words = { loading: 'pictures.loading', waits: 'pictures.waiting', gone: 'pictures.gone' } as const
  const Icon = shown.state === 'gone' ? ImageOff : ImageIcon
  return (
    <span
      className={styles['place']}
      style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
      data-state={shown.state}
      title={t(words[shown.state])}
    >
      <Icon size={20} aria-hidden />
      {shown.state !== 'loading' && <span className={styles['words']}>{t(words[shown.state])}</span>}
    </span>
  )
}
