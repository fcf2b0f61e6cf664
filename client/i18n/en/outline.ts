import type { outline as source } from '../de/outline.ts'
import type { TranslationOf } from '../translation.ts'

export const outline = {
  'outline.label': 'Outline',
  'outline.tree': 'Outline of “{title}”',
  'outline.fold': 'Fold “{title}”',
  'outline.unfold': 'Unfold “{title}”',
  'outline.hidden': { one: '{n} folded', other: '{n} folded' },
  'outline.empty': 'Nothing here yet.',
  'outline.addHere': 'New idea under “{title}”',
  'outline.newIdea': 'New idea under “{title}”',
  'outline.save': 'Add',
  'outline.showInMap': 'Show in the map',
  'outline.actions': 'Actions for “{title}”',
  'outline.votes': { one: '{n} vote', other: '{n} votes' },
  'outline.note': 'Note',
  'outline.links': 'Connections',
  'outline.linkTo': 'with “{title}”',
  'outline.linkToWith': 'with “{title}”: {label}',
  'outline.who': 'Who',
  'outline.nextStep': 'Next step',
  'outline.until': 'Until',
  'outline.link': 'Link',
  'outline.sdg': 'UN sustainable development goals',
  'outline.ideas': { one: '{n} idea', other: '{n} ideas' },
  'outline.added': '“{title}” added',
} satisfies TranslationOf<typeof source>
