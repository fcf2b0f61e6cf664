import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { useBoard } from '../board/session.ts'
import { createDeeds } from './deeds.ts'
import { DeedsContext, type DeedParts, type IdeaDialog } from './deedsContext.ts'
import { NO_VIEW, type DeedView } from './deedView.ts'
import { createEditingStart } from './editingStart.ts'

const IdeaDialogs = lazy(() => import('./IdeaDialogs.tsx').then(({ IdeaDialogs }) => ({ default: IdeaDialogs })))

/** Makes the deeds of the open board, for whatever view is below. */
export function DeedsProvider({ children }: { readonly children: ReactNode }) {
  const session = useBoard()
  const [dialog, setDialog] = useState<IdeaDialog>()
  const parts = useMemo<DeedParts>(() => {
    let shown: DeedView = NO_VIEW
    const view = () => shown
    const editing = createEditingStart()
    return {
      deeds: createDeeds(session, view, editing),
      editing,
      view,
      show(next) {
        shown = next
        return () => {
          if (shown === next) shown = NO_VIEW
        }
      },
      openDialog: setDialog,
    }
  }, [session])
  const close = () => {
    setDialog(undefined)
    parts.view().takeFocus()
  }
  return (
    <DeedsContext value={parts}>
      {children}
      {dialog && (
        <Suspense fallback={null}>
          <IdeaDialogs dialog={dialog} onClose={close} />
        </Suspense>
      )}
    </DeedsContext>
  )
}
