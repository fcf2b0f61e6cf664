import type { de } from './de.ts'
import { app } from './en/app.ts'
import { editor } from './en/editor.ts'
import { map } from './en/map.ts'
import type { TranslationOf } from './translation.ts'

export const en = { ...app, ...map, ...editor } satisfies TranslationOf<typeof de>
