import { createContext, useContext } from 'react'
import type { MapDialog } from './mapContext.ts'

export interface MapDialogs {
  readonly dialog: MapDialog | undefined
  openDialog(dialog: MapDialog): void
  closeDialog(): void
}

export const MapDialogContext = createContext<MapDialogs>({
  dialog: undefined,
  openDialog: () => undefined,
  closeDialog: () => undefined,
})

export const useMapDialog = (): MapDialogs => useContext(MapDialogContext)
