import { writeCalendar } from '../../exports/calendar/writeCalendar.ts'
import type { BoardId } from '../../shared/domain/board.ts'
import { endingOf, type CopyFormat } from '../../shared/domain/copy.ts'
import type { PublicationProgress } from '../../shared/domain/publication.ts'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { readMe, resultFile, resultWord } from '../../shared/language/resultWords.ts'
import type { PublishRequest } from '../../shared/wire/requests.ts'
import type { CopyMaker } from '../exporting/makeCopy.ts'
import type { FinishedCopy } from '../exporting/renderCopy.ts'
import type { Installation } from '../installation.ts'
import type { LiveBoard } from './boardRecord.ts'
import { CopyRefused, type FrozenBoard } from './copyDesk.ts'
import { publicationBlob, type PublicationFile, type PublicationRecord } from './publicationRecords.ts'
import { readPictures } from './usedPictures.ts'
import { hashOfBytes } from './hashOfBytes.ts'

interface Means extends Pick<Installation, 'records' | 'blobs' | 'clock' | 'copies'> {
  readonly packFiles: CopyMaker['packFiles']
  readonly timeZone: string
}
interface EditionOrder extends Pick<PublicationRecord, 'id' | 'edition' | 'snapshot' | 'link'> {
  readonly board: BoardId
  readonly live: LiveBoard
  readonly wanted: PublishRequest
  readonly frozen: FrozenBoard
}
/** Says where the work is. Throws when it is not wanted any more. */
type Tell = (step: PublicationProgress['step'], done: number, format?: CopyFormat) => void

/** Between two attempts while many copies are being made for others, in milliseconds. */
const PAUSE = 1_000
const ATTEMPTS = 300

/** The steps of an edition with so many copies: the snapshot, each copy, the package, showing it. */
export const stepsOf = ({ formats }: PublishRequest): number => formats.length + 3

/** Makes all files of an edition and puts them beside those that people see. Its record, which shows it, is the answer. */
export async function makeEdition(means: Means, order: EditionOrder, tell: Tell): Promise<PublicationRecord> {
  const { blobs, clock, packFiles, timeZone } = means
  const { board, live, wanted, frozen, id, edition, link, snapshot } = order
  const { language } = live
  const { nextDate } = wanted
  const files: PublicationFile[] = []
  /** By their names for people, as they lie in the package. */
  const taken: Record<string, Uint8Array> = {}
  const keep = async (bytes: Uint8Array, file: Omit<PublicationFile, 'bytes' | 'hash'>): Promise<void> => {
    await blobs.put(publicationBlob(board, edition, file.name), bytes)
    const hash = hashOfBytes(bytes)
    files.push({ ...file, bytes: bytes.byteLength, hash })
    if (file.what === 'copy' || file.what === 'calendar') taken[file.fileName] = bytes
  }
  await keep(frozen.mapUpdate, { name: 'map', what: 'map', fileName: 'map' })
  await keep(frozen.stageUpdate, { name: 'stage', what: 'stage', fileName: 'stage' })
  const pictures = await readPictures(means, board, frozen.mapUpdate)
  for (const [picture, bytes] of pictures)
    await keep(bytes, { name: `picture-${picture}`, what: 'picture', fileName: `${picture}.jpg` })

  const missing: CopyFormat[] = []
  let title = live.title
  for (const [done, format] of wanted.formats.entries()) {
    tell('copies', done + 1, format)
    const drawn = await drawInTurn(means, { ...order, frozen: { ...frozen, pictures } }, format, () =>
      tell('copies', done + 1, format),
    )
    if (drawn) {
      title = drawn.title
      const { fileName } = drawn
      await keep(drawn.bytes, { name: nameOf(format, fileName), what: 'copy', format, fileName })
    } else missing.push(format)
  }

  tell('package', wanted.formats.length + 1)
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(frozen.now)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(frozen.now)
  if (nextDate) {
    const about = { uid: `${id}@kaffeetisch`, sequence: edition, description: `${title}\n${link}`, url: link }
    const text = writeCalendar({ date: nextDate, ...about, now: frozen.now })
    const fileName = fileNameOf(`${resultWord('calendarName', language)} ${title}`, day, 'ics')
    await keep(new TextEncoder().encode(text), { name: 'date.ics', what: 'calendar', fileName })
  }
  const listed = files
    .filter(({ fileName }) => fileName in taken)
    .map(({ fileName, format }) => ({
      fileName,
      what: format ? resultFile(format, language) : resultWord('calendar', language),
    }))
  const about = readMe({ title, language, date, link, nextDate, timeZone, files: listed })
  const all = { [resultWord('readMe', language)]: about, ...taken }
  const fileName = fileNameOf(`${resultWord('packageName', language)} ${title}`, day, 'zip')
  const packed = await packFiles({ files: all, now: frozen.now })
  await keep(packed, { name: 'package.zip', what: 'package', fileName })

  tell('package', wanted.formats.length + 2)
  return {
    ...{ id, edition, state: 'published', at: clock.now(), takenAt: frozen.now, snapshot, title, language, link },
    ...{ files, missing, names: wanted.names ?? false, lettersDue: wanted.mail ?? false },
    ...(nextDate && { nextDate }),
  }
}

/**
 * Undefined when it cannot be made: one copy must not keep the others from people. While others have their turns it waits: nobody has to
 * press the button again for that.
 */
async function drawInTurn(
  { copies, clock }: Means,
  { board, live, wanted, frozen }: EditionOrder,
  format: CopyFormat,
  stillWanted: () => void,
): Promise<FinishedCopy | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await copies.draw(board, live, { ...wanted, format }, frozen)
    } catch (error) {
      if (!(error instanceof CopyRefused)) throw error
      if (error.reason === 'copyFailed' || error.reason === 'copyTooManyPixels') return undefined
      if (error.reason !== 'copiesBusy' || attempt === ATTEMPTS) throw error
      await new Promise<void>((resolve) => clock.after(PAUSE, resolve))
      stillWanted()
    }
  }
}

const NAMES: Partial<Record<CopyFormat, string>> = { handout: 'handout', pdf: 'poster' }
/** In its address; several pictures come as a ZIP file. */
const nameOf = (format: CopyFormat, fileName: string): string =>
  `${NAMES[format] ?? 'mindmap'}.${fileName.endsWith('.zip') ? 'zip' : endingOf(format)}`
