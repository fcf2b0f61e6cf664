import { outlineOf } from '../../shared/outline/outlineOf.ts'
import { toIndentedText } from '../../shared/outline/indentedText.ts'
import { isRemembered } from './knownBoards.ts'
import type { BoardSession } from './session.ts'

/** A board as it stood here when the visit was ended with something of mine not yet on the server. */
export interface UnsavedWords {
  readonly title: string
  /** The whole map as indented text. */
  readonly text: string
  /** Whether this device keeps it and hands it in at the next visit. */
  readonly isKept: boolean
}

/** What would be lost with this visit, if there is anything. */
export function unsavedWords({ saved, canWrite, map, card }: BoardSession): UnsavedWords | undefined {
  if (!canWrite || !saved.get().waiting) return undefined
  return { title: card.title, text: toIndentedText(outlineOf(map, [map.root])), isKept: isRemembered(card.board) }
}
