import { createContext, useContext } from 'react'
import type { BoardSession } from '../board/session.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MapDeeds } from './deeds.ts'
import type { Now } from './deedInfo.ts'
import type { DeedView } from './deedView.ts'
import type { EditingStart } from './editingStart.ts'

/** One at a time, over whatever view. */
export type IdeaDialog =
  | {
      readonly kind: 'link' | 'move' | 'place' | 'origin' | 'sort' | 'filter' | 'lookAtPicture' | 'describePicture'
      /** Where the keyboard is: all but the filter are about this idea. */
      readonly id: IdeaId
    }
  | {
      readonly kind: 'addPicture'
      readonly id: IdeaId
      /** What was pasted or dropped. */
      readonly file?: Blob
      /** Into a new idea below that one. */
      readonly isNew?: boolean
    }

/** What the views of the map share: deeds, their dialogs, and which view they happen in. */
export interface DeedParts {
  readonly session: BoardSession
  readonly deeds: MapDeeds
  /** How the editing that is about to begin, begins. */
  readonly editing: EditingStart
  /** What deeds depend on at this moment. */
  now(): Now
  /** The view that is shown; it announces itself by `show`. */
  view(): DeedView
  /** From now on deeds happen in this view, until the answer is called. */
  show(view: DeedView): () => void
  openDialog(dialog: IdeaDialog): void
  clearFilter(): void
}

export const DeedsContext = createContext<DeedParts | undefined>(undefined)

export function useDeeds(): DeedParts {
  const parts = useContext(DeedsContext)
  if (!parts) throw new Error('useDeeds is called outside of a DeedsProvider')
  return parts
}
