import { exportMindMap } from '../../exports/exportMindMap.ts'
import type { CopyReport } from '../../exports/copyReport.ts'
import type { Means } from '../../exports/means.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readStage } from '../../shared/document/readStage.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Language, MindMap } from '../../shared/domain/mindMap.ts'
import type { PictureFiles } from '../../shared/scene/drawIdea.ts'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { outlineOfMap } from '../../shared/outline/outlineOf.ts'
import { buildScene } from '../../shared/scene/buildScene.ts'
import { framePoster } from '../../shared/scene/framePoster.ts'
import { LIGHT } from '../../shared/scene/theme.ts'
import { endingOf, PICTURE_FORMATS, type CopyFormat } from '../../shared/domain/copy.ts'

export interface CopyOrder {
  readonly mapUpdate: Uint8Array
  /** The stage document, for published votes. */
  readonly stageUpdate?: Uint8Array
  /** The pictures of the board, small. */
  readonly pictures?: PictureFiles | undefined
  readonly format: CopyFormat
  readonly language: Language
  /** Where the map can be read, to be printed on copies that have room for it. */
  readonly link?: string | undefined
  /** For a map that bears none. */
  readonly title: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** Whose calendar the date on the copy follows; an IANA name. */
  readonly timeZone: string
}
export interface FinishedCopy {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly report: CopyReport
}

/** Document → map → layout → scene → file: values in a row, each made from the one before. */
export async function renderCopy(order: CopyOrder, means: Means): Promise<FinishedCopy> {
  const { format, language, now, timeZone, pictures = new Map() } = order
  const map = readMindMap(openMapDocument([order.mapUpdate]))
  const title = map.title || order.title
  const tally = order.stageUpdate ? tallyOf(order.stageUpdate) : undefined
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(now)
  const poster = () => {
    const scene = buildScene(map, new MapLayout(map), { theme: LIGHT, language, ...(tally && { tally }), pictures })
    return framePoster(scene, { title, date })
  }
  const outline = outlineOfMap(map, tally)
  const { bytes, report } = await exportMindMap(
    format,
    { map, tally, pictures, outline, poster, title, language, date, now, link: order.link },
    means,
  )
  return {
    bytes,
    report: isDrawn(format) ? { ...report, missingPictures: withoutPicture(map, pictures) } : report,
    fileName: fileNameOf(format === 'handout' ? `Handout ${title}` : title, isoDate(now, timeZone), endingOf(format)),
  }
}

const isDrawn = (format: CopyFormat): boolean => PICTURE_FORMATS.some((drawn) => drawn === format)

/** The ideas whose picture was not handed in. */
const withoutPicture = (map: MindMap, pictures: PictureFiles): string[] =>
  [...map.ideas.values()]
    .filter(({ fields: { picture } }) => picture && !pictures.has(picture.id))
    .map(({ text, fields }) => text.replaceAll('\n', ' ') || (fields.picture?.alt ?? ''))

function tallyOf(stageUpdate: Uint8Array): ReadonlyMap<IdeaId, number> {
  return readStage(openMapDocument([stageUpdate])).tally
}

/** `YYYY-MM-DD` in that time zone: the form that Swedish writes dates in. */
function isoDate(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(now)
}
