import { createContext, useContext } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Beginning } from '../editor/TextEditor.tsx'
import type { MapDeeds } from './deeds.ts'
import type { Drag } from './dragIdeas.ts'
import type { MapView } from './mapView.ts'

export type MapDialog = { readonly kind: 'link'; readonly id: IdeaId } | { readonly kind: 'note'; readonly id: IdeaId }

/** What the parts of the map share. */
export interface MapParts {
  readonly mapView: MapView
  readonly deeds: MapDeeds
  readonly drag: Drag
  /** How the editing that is about to begin, begins. */
  readonly editing: EditingStart
  readonly canWrite: boolean
  votes(id: IdeaId): number | undefined
  /** Puts the keyboard onto the focused idea, as soon as it is drawn. */
  takeFocus(): void
}

/** Collected while the editor is not there yet, so that no letter is lost. */
export interface EditingStart {
  take(): Beginning
  begin(caret: Beginning['caret'], typed?: string): void
  type(text: string): void
}

export function createEditingStart(): EditingStart {
  let next: Beginning = { caret: 'end', typed: '' }
  return {
    take: () => next,
    begin: (caret, typed = '') => {
      next = { caret, typed }
    },
    type: (text) => {
      next = { ...next, typed: next.typed + text }
    },
  }
}

export const MapContext = createContext<MapParts | undefined>(undefined)

export function useMap(): MapParts {
  const parts = useContext(MapContext)
  if (!parts) throw new Error('useMap is called outside of a map')
  return parts
}
