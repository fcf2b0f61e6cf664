import { CopiesDialog } from '../exporting/CopiesDialog.tsx'
import { PeopleDialog } from '../presence/PeopleDialog.tsx'
import { ShareDialog } from '../share/ShareDialog.tsx'
import type { DialogName } from './dialogNames.ts'
import { ForgetDialog } from './ForgetDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'

const dialogs = {
  share: ShareDialog,
  copies: CopiesDialog,
  people: PeopleDialog,
  shortcuts: ShortcutsDialog,
  forget: ForgetDialog,
} satisfies Record<DialogName, unknown>

/** The dialogs of the workspace, in a file of their own that comes when the first is opened. */
export function Dialogs({ name, onClose }: { readonly name: DialogName; readonly onClose: () => void }) {
  const Chosen = dialogs[name]
  return <Chosen onClose={onClose} />
}
