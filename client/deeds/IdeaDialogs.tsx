import type { IdeaDialog } from './deedsContext.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { SortDialog } from './SortDialog.tsx'

const dialogs = {
  link: LinkDialog,
  move: MoveDialog,
  place: PlaceDialog,
  sort: SortDialog,
} satisfies Record<IdeaDialog['kind'], unknown>

/** The dialogs about one idea, in a file of their own that comes when the first is opened. */
export function IdeaDialogs({ dialog, onClose }: { readonly dialog: IdeaDialog; readonly onClose: () => void }) {
  const Chosen = dialogs[dialog.kind]
  return <Chosen id={dialog.id} onClose={onClose} />
}
