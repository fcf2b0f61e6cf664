import { createContext, useContext } from 'react'
import type { EditorModule } from '../deeds/editorChunk.ts'
import type { OpenDeedsMenu } from '../deeds/DeedsMenu.tsx'

/** What all rows share. */
export interface OutlineParts {
  /** For those who may write: with the keys and roles of a tree. */
  readonly isTree: boolean
  readonly TextEditor: EditorModule['TextEditor'] | undefined
  openMenu(menu: OpenDeedsMenu): void
}

export const OutlineContext = createContext<OutlineParts>({
  isTree: false,
  TextEditor: undefined,
  openMenu: () => undefined,
})

export const useOutline = (): OutlineParts => useContext(OutlineContext)
