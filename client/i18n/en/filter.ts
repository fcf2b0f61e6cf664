import type { filter as source } from '../de/filter.ts'
import type { TranslationOf } from '../translation.ts'

export const filter = {
  'filter.open': 'Filter …',
  'filter.title': 'Filter ideas',
  'filter.intro': 'What does not match steps back. Only you see that: nothing changes in the mind map.',
  'filter.kind': 'Kind',
  'filter.author': 'Added by',
  'filter.me': '{name} (you)',
  'filter.who': 'Who takes care',
  'filter.goal': 'UN Sustainable Development Goal',
  'filter.plan': 'Getting it done',
  'filter.planned': 'Next step open',
  'filter.set': { one: '{n} filter', other: '{n} filters' },
  'filter.count': { one: '{n} idea', other: '{n} ideas' },
  'filter.found': { one: '{n} idea matches', other: '{n} ideas match' },
  'filter.foundNone': 'No idea matches',
  'filter.all': 'All ideas are shown',
  'filter.fits': 'matches the filter',
  'filter.none': 'No filter is set',
  'filter.next': 'Next matching idea',
  'filter.previous': 'Previous matching idea',
  'filter.change': 'Change the filter',
  'filter.clear': 'Clear',
  'filter.clearAll': 'Clear the filter',
  'filter.done': 'Done',
  'filter.cleared': 'Filter cleared',
} satisfies TranslationOf<typeof source>
