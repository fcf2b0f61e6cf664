import type { importing as source } from '../de/importing.ts'
import type { TranslationOf } from '../translation.ts'

export const importing = {
  'import.intro':
    'A mind map or outline of another program is added as a new branch. Nothing is replaced, and you see what is in it first.',
  'import.choose': 'Choose file',
  'import.formats':
    'Freeplane, FreeMind, XMind, OPML, Markdown, text, CSV, Mermaid, JSON Canvas, Mind Elixir, TeamMapper and others, up to 5 MB. Or drop it here.',
  'import.paste': 'Or paste text',
  'import.pasteHint': '# Topic\n- Idea\n  - Idea below',
  'import.readText': 'Look at the text',
  'import.pasted': 'Pasted text',
  'import.reading': 'Reading “{name}” …',
  'import.tooLarge': '“{name}” has {size}, {most} are possible. Import the file in several parts.',
  'import.failed': 'The file could not be read: the server does not answer. Try again.',
  'import.preview': 'Preview',
  'import.more': { one: '… and one more idea', other: '… and {n} more ideas' },
  'import.ideas': { one: 'one idea', other: '{n} ideas' },
  'import.levels': { one: 'one level', other: '{n} levels' },
  'import.links': { one: 'one cross-link', other: '{n} cross-links' },
  'import.hasNote': 'Note',
  'import.below': 'Insert under',
  'import.elsewhere': 'Another place',
  'import.withTop': 'With “{title}” as their common idea',
  'import.another': 'Another file',
  'import.insert': { one: 'Insert one idea', other: 'Insert {n} ideas' },
  'import.format.freeplane': 'Freeplane or FreeMind',
  'import.format.opml': 'OPML',
  'import.format.xmind': 'XMind',
  'import.format.markdown': 'Markdown',
  'import.format.text': 'Indented text',
  'import.format.csv': 'Table (CSV)',
  'import.format.json': 'Kaffeetisch (JSON)',
  'import.format.mermaid': 'Mermaid',
  'import.format.canvas': 'JSON Canvas',
  'import.format.simpleMindMap': 'simple-mind-map',
  'import.format.mindElixir': 'Mind Elixir',
  'import.format.teamMapper': 'TeamMapper',
  'import.format.kityMinder': 'KityMinder',
  'import.format.myMind': 'My Mind',

  'import.leftovers': 'Not all of it fits into this mind map',
  'import.tooDeepHere':
    'At this place it gets deeper than {most} levels: what would lie below stands beside its ancestors.',
  'import.left.repairs': {
    one: 'One place in the file was faulty and was read all the same.',
    other: '{n} places in the file were faulty and were read all the same.',
  },
  'import.left.characterSet': {
    one: 'The file is written in an older character set. Check whether special letters are right.',
    other: 'The file is written in an older character set. Check whether special letters are right.',
  },
  'import.left.pictures': { one: 'One picture stays out.', other: '{n} pictures stay out.' },
  'import.left.attachments': {
    one: 'One attached or linked file stays out.',
    other: '{n} attached or linked files stay out.',
  },
  'import.left.icons': { one: 'One icon stays out.', other: '{n} icons stay out.' },
  'import.left.addresses': {
    one: 'One address cannot be linked and stands there as text.',
    other: '{n} addresses cannot be linked and stand there as text.',
  },
  'import.left.connections': {
    one: 'One connection leads nowhere and stays out.',
    other: '{n} connections lead nowhere and stay out.',
  },
  'import.left.votes': {
    one: 'One idea bears votes; they are not taken over.',
    other: '{n} ideas bear votes; they are not taken over.',
  },
  'import.left.authors': {
    one: 'One idea says who brought it in; that is not taken over.',
    other: '{n} ideas say who brought them in; that is not taken over.',
  },
  'import.left.formulas': {
    one: 'One formula stands as text in the note.',
    other: '{n} formulas stand as text in the notes.',
  },
  'import.left.groups': { one: 'One frame stays out.', other: '{n} frames stay out.' },
  'import.left.tasks': { one: 'One task loses its tick.', other: '{n} tasks lose their ticks.' },
  'import.left.deeper': {
    one: 'One idea lies deeper than is possible here and stands beside its ancestor.',
    other: '{n} ideas lie deeper than is possible here and stand beside their ancestors.',
  },
  'import.left.longTitles': {
    one: 'One title is too long: the whole text is in the note.',
    other: '{n} titles are too long: the whole text is in the note.',
  },
  'import.left.longNotes': {
    one: 'One note is too long and goes on in ideas below.',
    other: '{n} notes are too long and go on in ideas below.',
  },
} satisfies TranslationOf<typeof source>
