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
import type { first as german } from '../de/first.ts'
import type { TranslationOf } from '../translation.ts'

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
} satisfies TranslationOf<typeof german>
