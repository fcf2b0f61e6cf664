import type { LucideIcon } from 'lucide-react'
import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import type { PlainKey } from '../i18n/language.ts'
import type { DeedParts } from './deedsContext.ts'
import type { Way } from './keymap.ts'

/** What a deed depends on. */
export interface Now {
  readonly canWrite: boolean
  readonly canTalk: boolean
  /** Why it cannot be written by who otherwise could. */
  readonly whyClosed: PlainKey | undefined
  /** Where the keyboard is. */
  readonly id: IdeaId
  readonly idea: Idea | undefined
  readonly isRoot: boolean
  /** Several ideas are selected. */
  readonly many: boolean
  readonly folded: boolean
  /** Its branch grows to the left. */
  readonly left: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly canZoom: boolean
  readonly canFind: boolean
  readonly isFiltered: boolean
  canShift(way: Way): boolean
  /** Whether something of the selection or below it stands freely. */
  hasFree(): boolean
}

/** A deed as menus, keys and the list of commands know it: written once, here. */
export interface DeedInfo {
  label(language: Language, now: Now): string
  readonly icon?: LucideIcon
  /** Combinations of keys as in the table of shortcuts, the first is shown in menus. */
  readonly keys?: string | ((now: Now) => string)
  /** Readers may do it, too. */
  readonly reads?: true
  /** It is said beside the map, as long as the board takes comments. */
  readonly talks?: true
  readonly isDanger?: true
  /** Why it cannot be done now, to those who may write. */
  why?(now: Now): PlainKey | undefined
  does(parts: DeedParts, now: Now): void
}

/** Why a deed that is done to one idea cannot be done. */
export const onlyOne = ({ many }: Pick<Now, 'many'>): PlainKey | undefined => (many ? 'deeds.oneOnly' : undefined)
