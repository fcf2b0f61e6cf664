import { currentLanguage, translate, type Translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'
import type { Server } from './askServer.ts'
import { createPictureOutbox, type PictureOutbox } from './pictureOutbox.ts'
import { isPlaced, placePicture } from './placePicture.ts'
import type { BoardSession } from './session.ts'
import type { WaitingPictures } from './waitingPictures.ts'

interface Means extends Pick<BoardSession, 'map' | 'undo' | 'newId' | 'run'> {
  readonly server: Pick<Server, 'sendPicture'>
  readonly kept: WaitingPictures | undefined
  /** Does it once the map is here. */
  whenReady(deed: () => void): void
}

/** The way of pictures from this device into the map of an open board. */
export function openPictureOutbox({ server, kept, whenReady, ...session }: Means): PictureOutbox {
  const t: Translate = (key, ...parameters) => translate(currentLanguage())(key, ...parameters)
  // Before the map is here nobody knows what is in there already.
  const ready = new Promise<void>((resolve) => whenReady(resolve))
  return createPictureOutbox({
    server,
    kept: kept && { ...kept, all: () => ready.then(() => kept.all()) },
    place({ id, alt, decorative, target }, { width, height }) {
      // It may have come there in an earlier visit that ended before it was noted.
      if (isPlaced(session, id)) return
      placePicture(session, target, { id, width, height, alt, ...(decorative && { decorative }) })
    },
    onLater: () => void showToast({ text: t('pictures.sentLater') }),
    onRefused: (_, why) => void showToast({ text: t('pictures.refusedLater', { why }), tone: 'problem' }),
  })
}
