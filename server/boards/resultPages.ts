import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import { whenOf } from '../../shared/language/resultMail.ts'
import { resultFile, resultWord } from '../../shared/language/resultWords.ts'
import type { NewPage, PageMaker } from '../exporting/makePage.ts'
import type { FinishedPage } from '../exporting/renderPage.ts'
import type { Installation } from '../installation.ts'
import { publicationBlob, type PublicationRecord } from './publicationRecords.ts'
import { Recent } from './recent.ts'

interface PageOptions extends Pick<Installation, 'blobs'> {
  readonly makePage: PageMaker['makePage']
  /** The address of the page's script. */
  readonly script: () => string | undefined
  readonly timeZone: string
}

/** Pages kept in memory. */
const KEPT = 50

/**
 * The pages of editions, written when somebody reads. They are not kept on the disk: a page refers to the script of the version that has
 * written it. Undefined when the edition has just gone.
 */
export function createResultPages({ blobs, makePage, script, timeZone }: PageOptions) {
  const pages = new Recent<string, Promise<FinishedPage | undefined>>(KEPT)

  const write = async (board: BoardId, record: PublicationRecord): Promise<FinishedPage | undefined> => {
    const { id, edition, files, title, language, takenAt, snapshot } = record
    const read = async (name: string): Promise<Uint8Array | undefined> => {
      const file = await blobs.get(publicationBlob(board, edition, name))
      return file && buffer(file.stream)
    }
    const [map, stage] = [await read('map'), await read('stage')]
    if (!map || !stage) return undefined
    return makePage({
      ...{ mapUpdates: [map], stageUpdates: [stage], title, language, now: takenAt, snapshot },
      ...{ key: `p-${id}`, links: linksOf(record, timeZone), script: script(), incomplete: false },
      files: files.flatMap(({ name, format, bytes }) =>
        format ? [{ href: name, name: resultFile(format, language), bytes }] : [],
      ),
    })
  }

  return (board: BoardId, record: PublicationRecord): Promise<FinishedPage | undefined> => {
    const key = `${board}/${record.edition}/${script() ?? ''}`
    const known = pages.get(key)
    if (known) return known
    const page = write(board, record)
    pages.set(key, page)
    page.then(
      (written) => written ?? pages.delete(key),
      () => pages.delete(key),
    )
    return page
  }
}

/** What stands beside the title: everything in one file, and when people meet again. */
function linksOf({ files, language, nextDate }: PublicationRecord, timeZone: string): NonNullable<NewPage['links']> {
  return files.flatMap(({ name, what }) => {
    if (what === 'package')
      return [{ href: name, text: resultWord('package', language), isMain: true, isDownload: true }]
    if (what !== 'calendar' || !nextDate) return []
    const words = [nextDate.title, whenOf(nextDate, language, timeZone), nextDate.place].filter(Boolean).join(', ')
    return [{ href: name, text: `${resultWord('calendarName', language)}: ${words}`, isDownload: true }]
  })
}
