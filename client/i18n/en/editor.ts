import type { editor as source } from '../de/editor.ts'
import type { TranslationOf } from '../translation.ts'

export const editor = {
  'editor.title': 'Title of the idea',
} satisfies TranslationOf<typeof source>
