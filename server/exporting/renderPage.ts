import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { writeReadingPage, type PageLink } from '../../exports/html/writeReadingPage.ts'
import type { PageFile } from '../../exports/html/pageParts.ts'
import type { PageTalk } from '../../exports/html/talkHtml.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readStage } from '../../shared/document/readStage.ts'
import { readTalk } from '../../shared/document/readTalk.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import { readingWord } from '../../shared/language/readingWords.ts'

export interface PageOrder {
  readonly mapUpdates: readonly Uint8Array[]
  /** The stage document, for published votes. */
  readonly stageUpdates: readonly Uint8Array[]
  /** The talk document, where what people said is to be read. */
  readonly talkUpdates?: readonly Uint8Array[] | undefined
  /** For a map that bears none. */
  readonly title: string
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly now: number
  /** Whose calendar the date on the page follows; an IANA name. */
  readonly timeZone: string
  /** By this name a browser remembers what it has seen. */
  readonly key: string
  readonly files: readonly PageFile[]
  /** What stands beside the title, after the way to the board. */
  readonly links?: readonly PageLink[] | undefined
  /** The frozen state that it shows. */
  readonly snapshot?: number | undefined
  /** Addresses as seen from the page: where the living board is, where it tells of news. */
  readonly board?: string | undefined
  readonly news?: string | undefined
  /** The address of the script. */
  readonly script?: string | undefined
  /** Files of the board were damaged. */
  readonly incomplete: boolean
  /** The day on which all is erased unless somebody looks in: `YYYY-MM-DD`. */
  readonly erasedOn?: string | undefined
}

/** A page, packed as it goes over the line. */
export interface FinishedPage {
  /** Another one whenever the page shows something else. */
  readonly version: string
  readonly brotli: Uint8Array
  readonly gzip: Uint8Array
}

const NO_VERSION = ' data-version=""'
const packed = { brotli: promisify(brotliCompress), gzip: promisify(gzip) }

/** Document → map → page: never in the server's own process. */
export async function renderPage(order: PageOrder): Promise<FinishedPage> {
  const { language, now, timeZone, files, key, board, news, script } = order
  const map = readMindMap(openMapDocument(order.mapUpdates))
  const toBoard: PageLink[] =
    board === undefined ? [] : [{ href: board, text: readingWord('toBoard', language), isMain: true }]
  const html = writeReadingPage({
    map,
    title: map.title || order.title,
    language,
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(now),
    talk: order.talkUpdates && talkOf(order.talkUpdates, language, timeZone),
    tally: readStage(openMapDocument(order.stageUpdates)).tally,
    pictures: (id) => `pictures/${encodeURIComponent(id)}`,
    ...{ files, links: [...toBoard, ...(order.links ?? [])], key, news, version: '' },
    snapshot: order.snapshot === undefined ? undefined : { number: order.snapshot },
    notices: order.incomplete ? [readingWord('incomplete', language)] : [],
    erasedOn: order.erasedOn,
    script: script === undefined ? undefined : { src: script },
  })
  const version = createHash('sha256').update(html).digest('base64url').slice(0, 16)
  const bytes = Buffer.from(html.replace(NO_VERSION, ` data-version="${version}"`))
  const [brotli, gzip] = await Promise.all([
    packed.brotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    packed.gzip(bytes, { level: 6 }),
  ])
  return { version, brotli, gzip }
}

function talkOf(updates: readonly Uint8Array[], language: Language, timeZone: string): PageTalk {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return { about: readTalk(openMapDocument(updates)), timeOf: (at) => format.format(at) }
}
