import { LANGUAGES, type Language } from '../../shared/domain/mindMap.ts'
import { remembered } from '../device/remembered.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fill, type Parameters, type Texts } from './translation.ts'

export type Key = keyof typeof de
/** Those that want to be told nothing. */
export type PlainKey = { [K in Key]: Parameters<(typeof de)[K]> extends [] ? K : never }[Key]
export type Translate = <K extends Key>(key: K, ...parameters: Parameters<(typeof de)[K]>) => string

const texts: Readonly<Record<Language, Texts>> = { de, en }
const listeners = new Set<() => void>()

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** The language chosen on this device, if one was. */
export function chosenLanguage(): Language | undefined {
  const value = remembered.get('language')
  return isLanguage(value) ? value : undefined
}

/** What the browser asks for, as far as we speak it; else German. */
export function browserLanguage(asked: readonly string[] = navigator.languages): Language {
  for (const tag of asked) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLanguage(language)) return language
  }
  return 'de'
}

let current: Language = chosenLanguage() ?? browserLanguage()

export const currentLanguage = (): Language => current

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function speak(language: Language): void {
  document.documentElement.lang = language
  if (language === current) return
  current = language
  for (const listener of [...listeners]) listener()
}

/** Switches and remembers it on this device. */
export function chooseLanguage(language: Language): void {
  remembered.set('language', language)
  speak(language)
}

/** Speaks the board's language, unless another one was chosen on this device. */
export function suggestLanguage(language: Language): void {
  speak(chosenLanguage() ?? language)
}

const rules: Record<Language, Intl.PluralRules> = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') }

/** Translates into one language; for texts outside of components. */
export function translate(language: Language): Translate {
  return (key, ...[parameters]) => {
    const values: Readonly<Record<string, string | number>> = parameters ?? {}
    const text = texts[language][key] ?? key
    if (typeof text === 'string') return fill(text, values)
    return fill(rules[language].select(Number(values['n'])) === 'one' ? text.one : text.other, values)
  }
}
