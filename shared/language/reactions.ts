import type { Language } from '../domain/mindMap.ts'
import type { Reaction } from '../domain/talk.ts'

const names: Readonly<Record<Language, Readonly<Record<Reaction, string>>>> = {
  de: { support: 'Unterstütze ich', join: 'Mache ich mit', thanks: 'Danke' },
  en: { support: 'I support this', join: 'I will join in', thanks: 'Thank you' },
}

export const reactionName = (reaction: Reaction, language: Language): string => names[language][reaction]
