import type { app as source } from '../de/app.ts'
import type { TranslationOf } from '../translation.ts'

export const app = {
  'app.name': 'Kaffeetisch',
  'app.close': 'Close',
  'app.messages': 'Messages',
} satisfies TranslationOf<typeof source>
