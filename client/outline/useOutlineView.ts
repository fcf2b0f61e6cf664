import type { RefObject } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'
import { useListedView, type ListedView } from '../deeds/useListedView.ts'
import { foldsAbove } from '../deeds/walk.ts'
import { outlineStep } from './outlineStep.ts'

/** Deeds happen in nested text as long as it is shown, be it a tree to write in or a document to read. */
export function useOutlineView(
  page: RefObject<HTMLElement | null>,
  { bring, leave, find }: Required<Pick<ListedView, 'leave' | 'find'>> & Partial<Pick<ListedView, 'bring'>>,
): void {
  const { map, viewState } = useBoard()
  const hiding = (id: IdeaId): readonly IdeaId[] => foldsAbove(map, viewState.get().folded, id)
  useListedView(page, {
    is: 'outline',
    box: (id) => (hiding(id).length > 0 ? undefined : { side: id === map.root ? 'root' : 'right' }),
    step: (at, way) => outlineStep(map, viewState.get().folded, at, way),
    bring(id) {
      const closed = new Set(hiding(id))
      if (closed.size > 0)
        viewState.setFolded(new Set([...viewState.get().folded].filter((other) => !closed.has(other))))
      bring?.(id)
    },
    leave,
    find,
  })
}
