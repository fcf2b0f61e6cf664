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
  'people.deeds': 'What can be done about {name}',
  'people.remove': 'Remove from the board',
  'people.removeQuestion':
    '{name} is signed off at once, and the name leaves the list. The ideas stay. Whoever still has the link can come in anew: if that must not be, renew the link under “Share” afterwards.',
  'people.removeSure': 'Remove',
  'people.removed': '{name} is removed from the board.',
  'people.forget': 'Erase the name',
  'people.forgetQuestion':
    'Name and organisation of {name} are erased; the ideas stay, without a name. This cannot be undone.',
  'people.forgetSure': 'Erase the name',
  'people.forgotten': 'The name {name} is erased.',
  'people.changeFailed': 'That did not work: the server does not answer. Try again.',
} satisfies TranslationOf<typeof source>
