import type { hints as source } from '../de/hints.ts'
import type { TranslationOf } from '../translation.ts'

export const hints = {
  'hints.label': 'Hint',
  'hints.off': 'No more hints',
  'hints.close': 'Close the hint',
  'hints.write': 'Choose an idea and start typing. It is saved by itself.',
  'hints.grow': '{child} adds an idea below, {enter} one beside it.',
  'hints.add': 'Tap below what you want to add.',
  'hints.hold': 'Hold an idea: menu. Hold and drag: move it.',
  'hints.details': 'Note, who, by when? {alt}+{enter} opens the details of the idea.',
  'hints.detailsTouch': 'Note, who, by when? All that is in the details of an idea.',
  'hints.commands': '{ctrl}+{shift}+P finds every command and every idea.',
  'hints.commandsTouch': 'The menu at the top right has all commands.',
} satisfies TranslationOf<typeof source>
