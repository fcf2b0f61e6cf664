import { useState, type FormEvent } from 'react'
import { setPicture } from '../../shared/commands/setPicture.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { AltFields } from './AltFields.tsx'
import { useDeeds } from './deedsContext.ts'
import { IdeaPicture } from './IdeaPicture.tsx'
import styles from './PictureDialogs.module.css'

/** Other words for the picture that an idea has. */
export function DescribePictureDialog({ id, onClose }: { readonly id: IdeaId; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { deeds } = useDeeds()
  const picture = useIdea(id)?.fields.picture
  const [text, setText] = useState({ alt: picture?.alt ?? '', decorative: picture?.decorative ?? false })
  if (!picture) return null
  const save = (event?: FormEvent): void => {
    event?.preventDefault()
    const { id: file, width, height } = picture
    const words = text.decorative ? { alt: '', decorative: true as const } : { alt: text.alt.trim() }
    session.undo.breakStep()
    if (!session.run(setPicture, { id, picture: { id: file, width, height, ...words } }).ok) return
    session.undo.breakStep()
    announce(t('pictures.described'))
    onClose()
  }
  return (
    <Dialog
      title={t('pictures.lookTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={() => save()}>
          {t('pictures.save')}
        </Button>
      }
    >
      <form className={styles['form']} onSubmit={save}>
        <div className={styles['preview']}>
          <IdeaPicture picture={picture} size="small" />
        </div>
        <AltFields text={text} onChange={setText} autoFocus />
      </form>
    </Dialog>
  )
}
