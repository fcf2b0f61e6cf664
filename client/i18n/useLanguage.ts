import { useMemo, useSyncExternalStore } from 'react'
import type { Language } from '../../shared/domain/mindMap.ts'
import { currentLanguage, onLanguage, translate, type Translate } from './language.ts'
import { formatsOf, type Formats } from './formats.ts'

/** The texts and formats of the language that is spoken now. */
export function useLanguage(): { readonly t: Translate; readonly language: Language; readonly formats: Formats } {
  const language = useSyncExternalStore(onLanguage, currentLanguage)
  return useMemo(() => ({ t: translate(language), language, formats: formatsOf(language) }), [language])
}
