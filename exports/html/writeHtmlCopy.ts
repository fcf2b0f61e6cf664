import type { PictureFiles } from '../../shared/scene/drawIdea.ts'
import { readingWord } from '../../shared/language/readingWords.ts'
import type { CopyContent } from '../exportMindMap.ts'
import { peopleInWords } from '../textContent.ts'
import type { PictureAddress } from './mapHtml.ts'
import { writeReadingPage } from './writeReadingPage.ts'

/** The map as one file that any browser opens, without a line: everything is in it, and it asks for nothing. */
export function writeHtmlCopy(content: CopyContent): string {
  const { map, title, language, date, tally, pictures = new Map(), link, names, script } = content
  return writeReadingPage({
    ...{ map, title, language, date, tally, names, script },
    pictures: inside(pictures),
    people: peopleInWords(content),
    links: link === undefined ? [] : [{ href: link, text: readingWord('online', language) }],
  })
}

const inside =
  (pictures: PictureFiles): PictureAddress =>
  (id) => {
    const file = pictures.get(id)
    return file && `data:image/jpeg;base64,${Buffer.from(file).toString('base64')}`
  }
