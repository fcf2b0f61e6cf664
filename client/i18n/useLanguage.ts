import { useSyncExternalStore } from 'react'
import type { Language } from '../../shared/domain/mindMap.ts'
import { formatsOf, type Formats } from './formats.ts'
import { currentSpeech, onSpeech, translate, type Speech, type Translate } from './language.ts'

interface Spoken {
  readonly t: Translate
  readonly language: Language
  readonly formats: Formats
}

/** Made once: a map draws hundreds of components that speak it, and the browser's formats are dear to make. */
const known = new WeakMap<Speech, Spoken>()

function speaking(speech: Speech): Spoken {
  let spoken = known.get(speech)
  if (!spoken) {
    const { language } = speech
    known.set(speech, (spoken = { t: translate(language), language, formats: formatsOf(language) }))
  }
  return spoken
}

/** The texts and formats of the language that is spoken now. */
export function useLanguage(): Spoken {
  return speaking(useSyncExternalStore(onSpeech, currentSpeech))
}
