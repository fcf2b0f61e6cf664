import { useMemo, useState, type ReactNode } from 'react'
import { freeIdeas } from '../../shared/commands/tidyUp.ts'
import { ROOT_ID } from '../../shared/domain/idea.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { whyReadOnly } from '../board/whyReadOnly.ts'
import { ownFile } from '../ui/ownFile.tsx'
import { createDeeds, type MapDeeds } from './deeds.ts'
import { DeedsContext, type DeedParts, type IdeaDialog } from './deedsContext.ts'
import type { Now } from './deedInfo.ts'
import { NO_VIEW, type DeedView } from './deedView.ts'
import { createEditingStart } from './editingStart.ts'
import { useDroppedPictures } from './useDroppedPictures.ts'

/** What deeds depend on. */
function nowOf(session: BoardSession, deeds: MapDeeds, view: DeedView): Now {
  const { canWrite, canTalk, takesPart, map, undo, viewState } = session
  const { focused, selection, folded, filter, past } = viewState.get()
  const many = selection.size > 1
  // What I do not see I do not change.
  const isHere = past === null
  return {
    canWrite: canWrite && isHere,
    canTalk: canTalk && isHere,
    whyClosed: takesPart ? whyReadOnly(session) : undefined,
    id: focused,
    idea: map.ideas.get(focused),
    isRoot: focused === ROOT_ID && !many,
    many,
    folded: folded.has(focused),
    left: view.box(focused)?.side === 'left',
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
    canZoom: view.zoom !== undefined,
    canFind: view.find !== undefined,
    isFiltered: filter !== null,
    canShift: (way) => deeds.canShift(way),
    hasFree: () => freeIdeas(map, selection.size > 0 ? [...selection] : [focused]).length > 0,
  }
}

const IdeaDialogs = ownFile(() => import('./IdeaDialogs.tsx').then(({ IdeaDialogs }) => IdeaDialogs))

function partsOf(session: BoardSession, openDialog: DeedParts['openDialog']): DeedParts {
  let shown: DeedView = NO_VIEW
  const view = () => shown
  const editing = createEditingStart()
  const deeds = createDeeds(session, view, editing, openDialog)
  return {
    session,
    deeds,
    editing,
    now: () => nowOf(session, deeds, shown),
    view,
    show(next) {
      shown = next
      return () => {
        if (shown === next) shown = NO_VIEW
      }
    },
    openDialog,
    clearFilter: () => session.viewState.setFilter(null),
  }
}

/** Makes the deeds of the open board, for whatever view is below. */
export function DeedsProvider({ children }: { readonly children: ReactNode }) {
  const session = useBoard()
  const [dialog, setDialog] = useState<IdeaDialog>()
  const parts = useMemo(() => partsOf(session, setDialog), [session])
  useDroppedPictures(parts)
  const close = () => {
    setDialog(undefined)
    parts.view().takeFocus()
  }
  return (
    <DeedsContext value={parts}>
      {children}
      {dialog && <IdeaDialogs dialog={dialog} onClose={close} />}
    </DeedsContext>
  )
}
