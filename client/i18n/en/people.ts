import type { people as source } from '../de/people.ts'
import type { TranslationOf } from '../translation.ts'

export const people = {
  'people.title': 'Who is here?',
  'people.here': { one: '{n} person is here', other: '{n} people are here' },
  'people.you': '{name} (you)',
  'people.youAlone': 'You are alone here at the moment.',
  'people.more': '+{n}',
  'people.show': 'Who is here? {names}',
  'people.nowHere': 'Here now',
  'people.earlier': 'Here before',
  'people.failed': 'The list of people cannot be fetched right now.',
  'people.newIdeas': { one: '{n} new idea', other: '{n} new ideas' },
  'people.newIdeasFrom': { one: '{n} new idea from {names}', other: '{n} new ideas from {names}' },
  'people.came': '{names} has joined',
  'people.organiser': 'Organises',
  'people.participant': 'Takes part',
  'people.viewer': 'Reads',
} satisfies TranslationOf<typeof source>
