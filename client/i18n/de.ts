import { activity } from './de/activity.ts'
import { app } from './de/app.ts'
import { cards } from './de/cards.ts'
import { deeds } from './de/deeds.ts'
import { details } from './de/details.ts'
import { editor } from './de/editor.ts'
import { exporting } from './de/exporting.ts'
import { filter } from './de/filter.ts'
import { home } from './de/home.ts'
import { importing } from './de/importing.ts'
import { join } from './de/join.ts'
import { map } from './de/map.ts'
import { outline } from './de/outline.ts'
import { people } from './de/people.ts'
import { pictures } from './de/pictures.ts'
import { share } from './de/share.ts'
import { shortcuts } from './de/shortcuts.ts'

/** German is the source: its keys and parameters are those of every language. */
export const de = {
  ...app,
  ...home,
  ...join,
  ...share,
  ...people,
  ...activity,
  ...outline,
  ...cards,
  ...exporting,
  ...importing,
  ...shortcuts,
  ...map,
  ...deeds,
  ...filter,
  ...details,
  ...pictures,
  ...editor,
} as const
