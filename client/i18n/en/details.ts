import type { details as source } from '../de/details.ts'
import type { TranslationOf } from '../translation.ts'

export const details = {
  'details.label': 'Details of “{title}”',
  'details.show': 'Details',
  'details.close': 'Close details',
  'details.many': {
    one: '{n} idea is selected. Choose a single one to see its details.',
    other: '{n} ideas are selected. Choose a single one to see its details.',
  },
  'details.gone': 'This idea is no longer there.',
  'details.noteWrite': 'Write a note',
  'details.noteEdit': 'Edit the note',
  'details.plan': 'Getting it done',
  'details.planAdd': 'Who, next step, by when',
  'details.linkHint': 'An address on the web or an e-mail address',
  'details.linkOpen': 'Open the link (new tab)',
  'details.goals': 'UN Sustainable Development Goals',
  'details.goalsNone': 'None chosen yet.',
  'details.goalsChoose': 'Choose goals',
  'details.goalsDone': 'Close the list',
  'details.linkAdd': 'Add a cross-link',
  'details.linkGo': 'Go to “{title}”',
  'details.addedBy': 'Added by {name}',
  'details.addedByMe': 'Added by you',
  'details.theirs': 'Meanwhile somebody has entered “{value}”. Once you are done, your text will stand here.',
  'details.theirsEmpty': 'Meanwhile somebody has deleted this entry. Once you are done, your text will stand here.',
  'details.takeTheirs': 'Take their text',
  'details.lost': 'Somebody deleted “{title}” while you were writing in it. Your words are not lost.',
} satisfies TranslationOf<typeof source>
