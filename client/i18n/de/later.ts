import { closing } from './closing.ts'
import { exporting } from './exporting.ts'
import { hints } from './hints.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { importing } from './importing.ts'
import { join } from './join.ts'
import { publishing } from './publishing.ts'
import { share } from './share.ts'
import { shortcuts } from './shortcuts.ts'

/** What is said in parts of the page that come when they are opened, and before a board is. */
export const later = {
  ...home,
  ...hints,
  ...join,
  ...publishing,
  ...share,
  ...closing,
  ...exporting,
  ...importing,
  ...shortcuts,
  ...history,
} as const
