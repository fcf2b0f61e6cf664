import type { home as source } from '../de/home.ts'
import type { TranslationOf } from '../translation.ts'

export const home = {
  'home.claim': 'Think together, in one mind map.',
  'home.what':
    'Kaffeetisch is the mind map for facilitated online sessions: everybody writes at once, nothing gets lost, and in the end everybody takes the result home.',
  'home.noAccount': 'No account, nothing to install, no third parties.',
  'home.newBoard': 'New board',
  'home.title': 'Title',
  'home.titlePlaceholder': 'e.g. Regional talk Neckar-Alb',
  'home.titleMissing': 'Give the board a title, so that others recognise it.',
  'home.titleTooLong': 'At most {most} characters. The title is only the name, all else goes into the mind map.',
  'home.language': 'Language of the board',
  'home.template': 'Template',
  'home.templateRegional': 'Regional talk',
  'home.templateRegionalText': 'Three branches: challenges, good practice, quick wins',
  'home.templateBlank': 'Blank',
  'home.templateBlankText': 'Only the topic in the middle',
  'home.templateFile': 'From a file',
  'home.templateFileText': 'Mind map or outline of another program',
  'home.file': 'File',
  'home.chooseFile': 'Choose file',
  'home.fileMissing': 'Choose the file that the board shall begin with.',
  'home.fileLater': 'You look at it once the board is open; nothing goes in before.',
  'home.create': 'Create board',
  'home.creating': 'Creating …',
  'home.createFailed': 'The board could not be created: the server does not answer. What you entered is still here.',
  'home.known': 'Boards this device knows',
  'home.visited': 'last visited on {when}',
  'home.forget': 'Remove “{title}” from the list',
  'home.forgotten': '“{title}” is removed from this device.',
  'home.demo': 'Open the demo board',
  'home.demoText': 'Nothing here yet. Have a look at a full board: the result of a regional talk with 18 people.',
  'home.demoTitle': 'Demo: regional talk',
  'home.about': 'About Kaffeetisch',
  'home.privacy': 'Privacy',
  'home.madeTitle': 'Your board is ready',
  'home.madeText':
    'Three links, three sets of rights. Whoever has a link gets in with it: give each only to those it is for.',
  'home.openBoard': 'Open the board',
  'home.keepLink': 'Keep the organiser’s link safe. If it gets lost, only the recovery key helps.',

  'about.text': 'Kaffeetisch is free software (MIT licence) for sessions in which many people build one mind map.',
  'about.builtWith': 'Built with',
  'about.reactFlow': 'The canvas uses React Flow by xyflow (reactflow.dev, MIT licence).',
  'about.yjs': 'Writing at the same time rests on Yjs (MIT), the text fields on TipTap and ProseMirror (MIT).',
  'about.fonts':
    'Typefaces: Noto Sans, Noto Sans Hebrew, Noto Sans Arabic and Noto Emoji, © The Noto Project Authors (SIL Open Font License 1.1).',
  'about.emoji':
    'Colour emoji: Twemoji, graphics © Twitter, Inc. and contributors (CC BY 4.0, creativecommons.org/licenses/by/4.0), as a font by matrix-org (SIL Open Font License 1.1).',
  'about.icons': 'Icons: Lucide (ISC).',
  'about.version': 'Version {version}',

  'privacy.who': 'Responsible is whoever runs this installation and created the board.',
  'privacy.what':
    'What is stored: the ideas, your name and, if you give it, your organisation. Everybody with a link to the board can see them; readers cannot see organisations.',
  'privacy.where':
    'Everything is on this server. There are no cookies, no accounts, no counting and no requests to other services.',
  'privacy.device':
    'On your device stay, if you allow it, the link, your name and what has not reached the server yet. “Make this device forget” deletes that.',
  'privacy.howLong': 'A board is deleted {days} days after the last visit, with all names and copies.',
} satisfies TranslationOf<typeof source>
