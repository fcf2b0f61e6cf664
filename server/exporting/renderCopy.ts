import { createHash } from 'node:crypto'
import { exportMindMap } from '../../exports/exportMindMap.ts'
import { ExportRefused, type CopyRefusal } from '../../exports/exportRefused.ts'
import { peopleInWords } from '../../exports/textContent.ts'
import type { CopyReport } from '../../exports/copyReport.ts'
import type { Means } from '../../exports/means.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { plainText } from '../../shared/document/richText.ts'
import { readTalk } from '../../shared/document/readTalk.ts'
import { readStage } from '../../shared/document/readStage.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Language, MindMap } from '../../shared/domain/mindMap.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import type { Participant } from '../../shared/domain/participant.ts'
import type { PictureFiles } from '../../shared/scene/drawIdea.ts'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { word } from '../../shared/language/words.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { talkOfMap } from '../../shared/outline/talkOfMap.ts'
import { outlineOfMap } from '../../shared/outline/outlineOf.ts'
import { buildScene } from '../../shared/scene/buildScene.ts'
import { framePoster } from '../../shared/scene/framePoster.ts'
import { LIGHT } from '../../shared/scene/theme.ts'
import { withLettersOf } from './furtherScripts.ts'
import { endingOf, isDrawn, type CopyFormat, type CopyOptions } from '../../shared/domain/copy.ts'

export interface CopyOrder extends CopyOptions {
  readonly mapUpdate: Uint8Array
  /** The stage document, for published votes. */
  readonly stageUpdate?: Uint8Array
  /** The pictures of the board, small. */
  readonly pictures?: PictureFiles | undefined
  readonly format: CopyFormat
  readonly language: Language
  /** The talk document, where what was said is wanted, too. */
  readonly talkUpdate?: Uint8Array | undefined
  /** Where the map can be read, to be printed on copies that have room for it. */
  readonly link?: string | undefined
  /** Everybody with a name, if names are wanted. */
  readonly people?: readonly Participant[] | undefined
  /** The script of a map as a page. */
  readonly script?: string | undefined
  /** For a map that bears none. */
  readonly title: string
  /** The day that the copy shows, in milliseconds since 1970. */
  readonly now: number
  /** The number of the snapshot that it shows. */
  readonly snapshot?: number | undefined
  /** Whose calendar the date on the copy follows; an IANA name. */
  readonly timeZone: string
}
export interface FinishedCopy {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** What the map calls itself. */
  readonly title: string
  readonly report: CopyReport
}
export interface RefusedCopy {
  readonly refused: CopyRefusal
  readonly limit: number
}

/** What goes back to the server: a refusal must cross the border between processes, too. */
export async function renderOrRefuse(order: CopyOrder, means: Means): Promise<FinishedCopy | RefusedCopy> {
  try {
    return await renderCopy(order, means)
  } catch (error) {
    if (error instanceof ExportRefused) return { refused: error.reason, limit: error.limit }
    throw error
  }
}

/** Document → map → layout → scene → file: values in a row, each made from the one before. */
export async function renderCopy(order: CopyOrder, means: Means): Promise<FinishedCopy> {
  const { format, language, now, timeZone, pictures = new Map(), paper, sharpness } = order
  const map = readMindMap(openMapDocument([order.mapUpdate]))
  const title = map.title || order.title
  const tally = order.stageUpdate ? tallyOf(order.stageUpdate) : undefined
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(now)
  const date = order.snapshot === undefined ? day : `${day} (${word('number', language)} ${order.snapshot})`
  const poster = () => {
    const scene = buildScene(map, new MapLayout(map), { theme: LIGHT, language, ...(tally && { tally }), pictures })
    return framePoster(scene, { title, date, people: people && peopleInWords({ people, language }) })
  }
  const present = order.names ? order.people : undefined
  const people = present && listed(present)
  const names = present && new Map(present.map(({ id, name }) => [id, name]))
  const outline = outlineOfMap(map, tally, names)
  const talk = order.talkUpdate && talkOfMap(map, readTalk(openMapDocument([order.talkUpdate])), names)
  const options = { paper, sharpness }
  const script = order.script === undefined ? undefined : { text: order.script, hash: sha256 }
  const { bytes, report, ending } = await exportMindMap(
    format,
    {
      map,
      tally,
      pictures,
      outline,
      poster,
      title,
      language,
      date,
      now,
      link: order.link,
      people,
      talk,
      names,
      options,
      script,
    },
    isDrawn(format) ? await withLettersOf(means, [title, people, ...wordsOf(map)].join(' ')) : means,
  )
  return {
    bytes,
    title,
    report: isDrawn(format) ? { ...report, missingPictures: withoutPicture(map, pictures) } : report,
    fileName: fileNameOf(nameOf(order, title), isoDate(now, timeZone), ending ?? endingOf(format)),
  }
}

/** Copies that differ in what was chosen differ in their names. */
const nameOf = ({ format, paper, sharpness, language, snapshot }: CopyOrder, mapTitle: string): string => {
  const title = snapshot === undefined ? mapTitle : `${mapTitle} ${word('snapshot', language)} ${snapshot}`
  if (format === 'handout') return `Handout ${title}`
  if (format === 'pdf' && paper) return `${title} ${paper}`
  return format === 'png' && sharpness ? `${title} ${sharpness}×` : title
}

/** In the order in which they came. */
const listed = (people: readonly Participant[]): string =>
  people
    .map(({ name, organisation }) => (organisation ? `${name} (${organisation})` : name))
    .join(', ')
    .replace(/\s+/g, ' ')

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

/** All that may be drawn of a map. */
function* wordsOf({ ideas, links }: MindMap): Generator<string> {
  for (const { text, note, fields } of ideas.values())
    yield* [text, plainText(note), fields.who ?? '', fields.nextStep ?? '', fields.picture?.alt ?? '']
  for (const { label } of links.values()) yield label
}

/** The ideas whose picture was not handed in. */
const withoutPicture = (map: MindMap, pictures: PictureFiles): string[] =>
  [...map.ideas.values()]
    .filter(({ fields: { picture } }) => picture && !pictures.has(picture.id))
    .map(({ text, fields }) => oneLine(text) || (fields.picture?.alt ?? ''))

function tallyOf(stageUpdate: Uint8Array): ReadonlyMap<IdeaId, number> {
  return readStage(openMapDocument([stageUpdate])).tally
}

/** `YYYY-MM-DD` in that time zone: the form that Swedish writes dates in. */
function isoDate(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(now)
}
