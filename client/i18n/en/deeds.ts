import type { deeds as source } from '../de/deeds.ts'
import type { TranslationOf } from '../translation.ts'

export const deeds = {
  'deeds.readOnly': 'This link is for reading only',
  'deeds.rootStays': 'The middle of the mind map stays where and as it is',
  'deeds.oneOnly': 'Works on a single idea only',
  'deeds.noFurther': 'It cannot go any further that way',
  'deeds.mapOnly': 'Only in the map view',
  'deeds.nothingBelow': 'There is nothing below it',
  'deeds.nothingToUndo': 'You have not done anything yet that could be undone',
  'deeds.nothingToRedo': 'You have not undone anything',
  'deeds.setKind': 'Kind: {kind}',
  'deeds.inheritKind': 'Kind: as the branch',
  'deeds.addChallenge': 'New challenge',
  'deeds.addGoodPractice': 'New good practice',
  'deeds.addQuickWin': 'New quick win',
  'deeds.moveTo': 'Move to …',
  'deeds.foldTo': 'Show down to level {level}',
  'deeds.moveTitle': 'Move “{title}”',
  'deeds.moveTitleMany': { one: 'Move {n} ideas', other: 'Move {n} ideas' },
  'deeds.moveTarget': 'Below which idea? Find it',
  'deeds.move': 'Move',
  'deeds.moveRefused': 'That lies within what is being moved.',
} satisfies TranslationOf<typeof source>
