import { app } from './de/app.ts'
import { editor } from './de/editor.ts'
import { map } from './de/map.ts'

/** German is the source: its keys and parameters are those of every language. */
export const de = { ...app, ...map, ...editor } as const
