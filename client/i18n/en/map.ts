import type { map as source } from '../de/map.ts'
import type { TranslationOf } from '../translation.ts'

export const map = {
  'map.label': 'Mind map',
} satisfies TranslationOf<typeof source>
