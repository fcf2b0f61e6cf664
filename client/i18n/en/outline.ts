import type { outline as source } from '../de/outline.ts'
import type { TranslationOf } from '../translation.ts'

export const outline = {
  'outline.label': 'Outline',
  'outline.empty': 'Nothing here yet.',
  'outline.addHere': 'New idea under “{title}”',
  'outline.add': 'New idea',
  'outline.newIdea': 'New idea under “{title}”',
  'outline.save': 'Add',
  'outline.edit': 'Change the title',
  'outline.saveTitle': 'Apply',
  'outline.editFormatted':
    'This title is formatted (bold, italic, link). Change it in the map, so that the formatting stays.',
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
  'outline.untitled': 'Untitled',
  'outline.ideas': { one: '{n} idea', other: '{n} ideas' },
  'outline.expand': 'Expand',
  'outline.added': '“{title}” added',
} satisfies TranslationOf<typeof source>
