import type { exporting as source } from '../de/exporting.ts'
import type { TranslationOf } from '../translation.ts'

export const exporting = {
  'copies.title': 'Export',
  'copies.titleAll': 'Copies',
  'copies.intro':
    'A copy shows the whole mind map as it stands on the server now. It appears for everybody on the board.',
  'copies.pdf': 'PDF',
  'copies.pdfText': 'To print and pass on, with real text',
  'copies.png': 'PNG',
  'copies.pngText': 'A sharp picture of the whole mind map',
  'copies.svg': 'SVG',
  'copies.svgText': 'To go on working in graphics programs',
  'copies.make': 'Copy as {format}',
  'copies.making': 'Drawing the {format} …',
  'copies.made': 'The copy “{name}” is ready.',
  'copies.appeared': 'New copy: {name}',
  'copies.failed': 'The copy was not finished: the server does not answer. Try again.',
  'copies.list': 'Existing copies',
  'copies.none': 'There is no copy yet.',
  'copies.noneForAll': 'There is no copy yet. As soon as the organisers make one, it appears here.',
  'copies.download': 'Download',
  'copies.downloadNamed': 'Download “{name}”',
  'copies.downloading': 'Fetching …',
  'copies.downloadFailed': 'The copy cannot be fetched right now. Try again.',
  'copies.missingLetters': {
    one: 'One character is missing in our fonts and stands as a box: {letters}',
    other: '{n} characters are missing in our fonts and stand as boxes: {letters}',
  },
  'copies.scaled': 'Scaled down to {percent} % so that everything fits into the file',
  'copies.picture': 'Picture of the view',
  'copies.pictureText': 'What you see right now, as PNG, just for you. Works offline, too.',
  'copies.takePicture': 'Take picture',
  'copies.pictureFailed': 'The browser could not take a picture. Take a copy from the server instead.',
  'copies.pictureNeedsMap': 'Switch to the “Map” view for this.',
} satisfies TranslationOf<typeof source>
