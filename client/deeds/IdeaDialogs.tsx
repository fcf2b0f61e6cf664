import { AddPictureDialog } from './AddPictureDialog.tsx'
import type { IdeaDialog } from './deedsContext.ts'
import { DescribePictureDialog } from './DescribePictureDialog.tsx'
import { FilterDialog } from './FilterDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { LookAtPictureDialog } from './LookAtPictureDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { OriginDialog } from './OriginDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { SortDialog } from './SortDialog.tsx'

const dialogs = {
  link: LinkDialog,
  move: MoveDialog,
  place: PlaceDialog,
  origin: OriginDialog,
  sort: SortDialog,
  filter: FilterDialog,
  lookAtPicture: LookAtPictureDialog,
  describePicture: DescribePictureDialog,
}

/** The dialogs about ideas, in a file of their own that comes when the first is opened. */
export function IdeaDialogs({ dialog, onClose }: { readonly dialog: IdeaDialog; readonly onClose: () => void }) {
  if (dialog.kind === 'addPicture') {
    const { kind, ...rest } = dialog
    return <AddPictureDialog key={kind} {...rest} onClose={onClose} />
  }
  const Chosen = dialogs[dialog.kind]
  return <Chosen key={dialog.kind} id={dialog.id} onClose={onClose} />
}
