import type { pictures as de } from '../de/pictures.ts'
import type { TranslationOf } from '../translation.ts'

export const pictures = {
  'pictures.add': 'Add a picture',
  'pictures.replace': 'Take another picture',
  'pictures.look': 'Look at the picture',
  'pictures.describe': 'Change alternative text',
  'pictures.remove': 'Remove picture',
  'pictures.none': 'This idea has no picture',

  'pictures.has': 'with a picture',
  'pictures.shows': 'Picture: {alt}',

  'pictures.addTitle': 'Picture for “{title}”',
  'pictures.addUnder': 'New idea with a picture under “{title}”',
  'pictures.choose': 'Choose a picture',
  'pictures.chooseAnother': 'Choose another',
  'pictures.take': 'Take a photo',
  'pictures.chooseHint':
    'You can also paste a picture (Ctrl+V) or drag it onto the idea. Large photos are made smaller; where and when they were taken does not stay in them.',
  'pictures.preparing': 'Preparing the picture …',
  'pictures.preview': 'Preview',
  'pictures.ideaTitle': 'Title of the idea (optional)',
  'pictures.alt': 'What does it show?',
  'pictures.altHint': 'Alternative text for everybody who cannot see the picture. It can be changed later.',
  'pictures.decorative': 'Decoration only, nothing to describe',
  'pictures.replaces': 'It takes the place of the present picture. That can be undone.',
  'pictures.put': 'Add',
  'pictures.sending': 'Sending the picture …',
  'pictures.save': 'Save',

  'pictures.added': 'Picture added: {title}',
  'pictures.removed': 'Picture removed: {title}',
  'pictures.described': 'Alternative text saved',
  'pictures.waits': 'There is no connection right now. The picture waits on this device and is sent once there is one.',
  'pictures.sentLater': 'A picture that was waiting is on the board now.',
  'pictures.refusedLater': 'A picture that was waiting was not accepted. {why}',
  'pictures.notAPicture': 'This is not a picture that this browser can open. Please take one in PNG, JPEG or WebP.',
  'pictures.noSvg': 'SVG files are not accepted. Please save the picture as PNG and try again.',
  'pictures.onlyOne': 'An idea has one picture: the first was taken.',

  'pictures.loading': 'The picture is loading',
  'pictures.waiting': 'The picture comes once there is a connection again',
  'pictures.gone': 'Picture missing',
  'pictures.lookTitle': 'Picture for “{title}”',
  'pictures.noAlt': 'Without alternative text',
} as const satisfies TranslationOf<typeof de>
