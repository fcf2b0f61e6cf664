import type { editor as source } from '../de/editor.ts'
import type { TranslationOf } from '../translation.ts'

export const editor = {
  'editor.formats': 'Formatting',
  'editor.bold': 'Bold',
  'editor.italic': 'Italic',
  'editor.link': 'Link',
  'editor.address': 'Address of the link',
  'editor.linkSet': 'Set link',
  'editor.unlink': 'Remove link',
  'editor.split': 'Split here',
  'editor.title': 'Title of the idea',
} satisfies TranslationOf<typeof source>
