import { activity } from './activity.ts'
import { app } from './app.ts'
import { cards } from './cards.ts'
import { deeds } from './deeds.ts'
import { details } from './details.ts'
import { editor } from './editor.ts'
import { filter } from './filter.ts'
import { map } from './map.ts'
import { outline } from './outline.ts'
import { people } from './people.ts'
import { pictures } from './pictures.ts'
import { talk } from './talk.ts'

/** What every visit of a board may say. */
export const first = {
  ...app,
  ...people,
  ...activity,
  ...outline,
  ...cards,
  ...map,
  ...deeds,
  ...filter,
  ...details,
  ...pictures,
  ...talk,
  ...editor,
} as const
