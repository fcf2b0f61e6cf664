import { activity } from './en/activity.ts'
import { app } from './en/app.ts'
import { cards } from './en/cards.ts'
import { deeds } from './en/deeds.ts'
import { details } from './en/details.ts'
import { editor } from './en/editor.ts'
import { exporting } from './en/exporting.ts'
import { filter } from './en/filter.ts'
import { home } from './en/home.ts'
import { importing } from './en/importing.ts'
import { join } from './en/join.ts'
import { map } from './en/map.ts'
import { outline } from './en/outline.ts'
import { people } from './en/people.ts'
import { pictures } from './en/pictures.ts'
import { share } from './en/share.ts'
import { shortcuts } from './en/shortcuts.ts'
import type { de } from './de.ts'
import type { TranslationOf } from './translation.ts'

export const en = {
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
} satisfies TranslationOf<typeof de>
