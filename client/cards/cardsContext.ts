import { createContext, useContext } from 'react'
import type { EditorModule } from '../deeds/editorChunk.ts'
import type { OpenDeedsMenu } from '../deeds/DeedsMenu.tsx'

/** What all cards share. */
export interface CardsParts {
  /** For those who may write: with the keys and roles of a tree. */
  readonly isTree: boolean
  readonly TextEditor: EditorModule['TextEditor'] | undefined
  nameOf(person: string): string | undefined
  openMenu(menu: OpenDeedsMenu): void
}

export const CardsContext = createContext<CardsParts>({
  isTree: false,
  TextEditor: undefined,
  nameOf: () => undefined,
  openMenu: () => undefined,
})

export const useCards = (): CardsParts => useContext(CardsContext)
