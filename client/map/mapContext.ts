import { createContext, useContext } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MapDeeds } from '../deeds/deeds.ts'
import type { EditingStart } from '../deeds/editingStart.ts'
import type { Drag } from './dragIdeas.ts'
import type { MapLinks } from './links.ts'
import type { MapView } from './mapView.ts'

/** What the parts of the map share. */
export interface MapParts {
  readonly mapView: MapView
  readonly deeds: MapDeeds
  readonly drag: Drag
  readonly links: MapLinks
  /** How the editing that is about to begin, begins. */
  readonly editing: EditingStart
  readonly canWrite: boolean
  votes(id: IdeaId): number | undefined
  /** Puts the keyboard onto the focused idea, as soon as it is drawn. */
  takeFocus(): void
  readonly focus: FocusWish
}

/** That the keyboard shall go to the focused idea; it waits until that is drawn. */
export interface FocusWish {
  ask(): void
  readonly isAsked: boolean
  fulfilled(): void
}

export function createFocusWish(onAsk: () => void): FocusWish {
  let isAsked = false
  return {
    ask() {
      isAsked = true
      onAsk()
    },
    get isAsked() {
      return isAsked
    },
    fulfilled() {
      isAsked = false
    },
  }
}

export const MapContext = createContext<MapParts | undefined>(undefined)

export function useMap(): MapParts {
  const parts = useContext(MapContext)
  if (!parts) throw new Error('useMap is called outside of a map')
  return parts
}
