import type { SmallLetters } from '../shared/domain/copy.ts'

/** What a copy could not show as it is. Empty lists mean: nothing is missing. */
export interface CopyReport {
  /** Letters for which no bundled font has a shape; a box stands in their place, the text itself is kept where the format can. */
  readonly missingLetters: readonly string[]
  /** Part of the wanted size at which a picture was drawn, because the whole would have been too large; 1 when nothing was cut down. */
  readonly scale: number
  /** The titles of ideas whose picture is not there; an empty sheet stands in its place. */
  readonly missingPictures?: readonly string[]
  readonly smallLetters?: SmallLetters
}
