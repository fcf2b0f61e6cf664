import { LANGUAGES, type Language } from '../../shared/domain/mindMap.ts'
import { remembered } from '../device/remembered.ts'
import type { first } from './de/first.ts'
import type { later } from './de/later.ts'
import { fill, type Parameters, type Texts } from './translation.ts'

type German = typeof first & typeof later
export type Key = keyof German
/** Those that want to be told nothing. */
export type PlainKey = { [K in Key]: Parameters<German[K]> extends [] ? K : never }[Key]
export type Translate = <K extends Key>(key: K, ...parameters: Parameters<German[K]>) => string

/** What every visit of a board may say comes before the page; what is said elsewhere comes with what says it. */
type Part = 'first' | 'later'
const texts: Readonly<Record<Language, Partial<Record<Part, Texts>>>> = { de: {}, en: {} }
/** Files of their own: nearly everybody reads one language. */
const files: Readonly<Record<Language, Readonly<Record<Part, () => Promise<Texts>>>>> = {
  de: {
    first: () => import('./de/first.ts').then(({ first }) => first),
    later: () => import('./de/later.ts').then(({ later }) => later),
  },
  en: {
    first: () => import('./en/first.ts').then(({ first }) => first),
    later: () => import('./en/later.ts').then(({ later }) => later),
  },
}
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

async function fetchTexts(language: Language, part: Part): Promise<void> {
  texts[language][part] ??= await files[language][part]()
}

/** Fetches what every visit says. Until then nothing can be said in this language. Rejects when it does not come; asking again tries again. */
export const learn = (language: Language): Promise<void> => fetchTexts(language, 'first')

let wantsAll = false

/** Fetches what is said beyond that, too, in the language that is spoken now, and in each that will be. */
export async function learnAll(language: Language = current): Promise<void> {
  wantsAll = true
  await Promise.all([fetchTexts(language, 'first'), fetchTexts(language, 'later')])
}

/** A new object whenever something can be said that could not be said before. */
export interface Speech {
  readonly language: Language
}
let current: Language = chosenLanguage() ?? browserLanguage()
let speech: Speech = { language: current }
let wanted = current

export const currentLanguage = (): Language => current
export const currentSpeech = (): Speech => speech

export function onSpeech(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellAll(): void {
  speech = { language: current }
  for (const listener of [...listeners]) listener()
}

/** As soon as its texts are there; without them all goes on in the language that is spoken. */
function speak(language: Language): void {
  wanted = language
  const change = (): void => {
    if (wanted !== language) return
    document.documentElement.lang = language
    if (language === current) return
    current = language
    tellAll()
  }
  const { first, later } = texts[language]
  if (first && (later || !wantsAll)) return change()
  const coming = wantsAll ? learnAll(language) : learn(language)
  coming.then(change, () => undefined)
}

/** Something was to be said before its text had come: it is said as soon as it has. */
function sayLater(language: Language): void {
  learnAll(language).then(tellAll, () => undefined)
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

/** Translates into one language, or into the one that is spoken as long as the other is not learnt; for texts outside of components. */
export function translate(language: Language): Translate {
  return (key, ...[parameters]) => {
    const spoken = texts[language].first ? language : current
    const { first, later } = texts[spoken]
    const text = first?.[key] ?? later?.[key]
    if (text === undefined) {
      if (!later) sayLater(spoken)
      return later ? key : ''
    }
    const values: Readonly<Record<string, string | number>> = parameters ?? {}
    if (typeof text === 'string') return fill(text, values)
    return fill(rules[spoken].select(Number(values['n'])) === 'one' ? text.one : text.other, values)
  }
}
