import { LinkDialog } from './LinkDialog.tsx'
import { useMap } from './mapContext.ts'
import { NoteDialog } from './NoteDialog.tsx'
import { useMapDialog } from './useMapDialog.ts'

/** The dialog that is open, if one is. Closing it returns to the idea. */
export function MapDialogs() {
  const { dialog, closeDialog } = useMapDialog()
  const { takeFocus } = useMap()
  if (!dialog) return null
  const close = () => {
    closeDialog()
    takeFocus()
  }
  return dialog.kind === 'link' ? (
    <LinkDialog id={dialog.id} onClose={close} />
  ) : (
    <NoteDialog id={dialog.id} onClose={close} />
  )
}
