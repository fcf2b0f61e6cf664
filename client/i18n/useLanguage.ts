import { useSyncExternalStore } from 'react'
import type { Language } from '../../shared/domain/mindMap.ts'
import { formatsOf, type Formats } from './formats.ts'
import { currentLanguage, onLanguage, translate, type Translate } from './language.ts'

interface Spoken {
  readonly t: Translate
  readonly language: Language
  readonly formats: Formats
}

/** Made once a language: a map draws hundreds of components that speak it, and the browser's formats are dear to make. */
const known: Partial<Record<Language, Spoken>> = {}

const speaking = (language: Language): Spoken =>
  (known[language] ??= { t: translate(language), language, formats: formatsOf(language) })

/** The texts and formats of the language that is spoken now. */
export function useLanguage(): Spoken {
  return speaking(useSyncExternalStore(onLanguage, currentLanguage))
}
