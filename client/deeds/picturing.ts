import { setPicture } from '../../shared/commands/setPicture.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { BoardSession } from '../board/session.ts'
import type { Translate } from '../i18n/language.ts'
import { announce } from '../ui/announce.ts'
import type { DeedView } from './deedView.ts'

/** What is done to the picture of the focused idea without being asked anything. */
export interface Picturing {
  removePicture(): void
}

interface Means {
  readonly session: BoardSession
  readonly view: () => DeedView
  readonly t: Translate
  readonly settled: (ids: readonly (IdeaId | null)[]) => void
  readonly titleOf: (id: IdeaId) => string
}

export function createPicturing({ session, view, t, settled, titleOf }: Means): Picturing {
  return {
    removePicture() {
      const id = session.viewState.get().focused
      session.undo.breakStep()
      if (!session.run(setPicture, { id, picture: undefined }).ok) return
      session.undo.breakStep()
      settled([id])
      view().takeFocus()
      announce(t('pictures.removed', { title: titleOf(id) }))
    },
  }
}
