import type { Language } from '../domain/mindMap.ts'

/** How dates, numbers and pages call a language with its country. */
export const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }
