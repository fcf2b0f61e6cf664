import type { Paper } from '../../shared/domain/copy.ts'
import type { Rect } from '../../shared/layout/box.ts'
import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, Scene, SceneLine, SceneLink } from '../../shared/scene/scene.ts'
import type { CopyReport } from '../copyReport.ts'
import type { Means } from '../means.ts'
import { IdeaLists, writeBadge } from './ideaLists.ts'
import { fitOnPaper, smallLettersOn, type Fitted } from './paper.ts'
import { PdfSheet, POINTS, type Element } from './pdfSheet.ts'
import { PdfText } from './pdfText.ts'

/** The largest page that every reader opens; a larger map is drawn smaller. */
const LARGEST_PAGE = 14_400

interface PdfContent {
  readonly poster: Poster
  readonly title: string
  readonly now: number
  /** Absent: as large as the map needs. */
  readonly paper?: Paper | undefined
}

/** The poster as one tagged page of real text: what is seen is also what is read aloud, in the order of the tree. */
export async function writePdf(
  { poster, title, now, paper }: PdfContent,
  means: Means,
): Promise<{ bytes: Uint8Array; report: CopyReport }> {
  const { sheet: area, scene } = poster
  const { page, scale } = paper ? fitOnPaper(area, paper) : asLargeAsNeeded(area)
  const language = scene.language === 'de' ? 'de-DE' : 'en-GB'
  const sheet = new PdfSheet({ title, language, now }, means)
  const text = new PdfText(sheet, means.fonts)
  sheet.page(page, scale)
  sheet.artifact(() => {
    sheet.draw({ shape: 'rect', ...page, radius: 0, fill: scene.theme.colours.canvas })
    for (const edge of scene.edges) sheet.draw(edge)
    for (const { curve, arrow } of scene.links) {
      sheet.draw(curve)
      sheet.draw(arrow)
    }
  })
  const document = sheet.element('Document')
  text.lines(sheet.element('H1', document), 'H1', poster.title)
  text.lines(sheet.element('P', document), 'P', poster.subtitle)
  const lists = new IdeaLists(sheet, text, document)
  for (const idea of scene.ideas) lists.write(idea, idea.parent)
  writeLinks(sheet, text, document, scene)
  for (const entry of poster.legend) writeBadge(sheet, text, sheet.element('P', document), 'P', entry)
  if (poster.people.length > 0) text.lines(sheet.element('P', document), 'P', poster.people)
  const smallLetters = paper && smallLettersOn(area, paper)
  return {
    bytes: await sheet.end(),
    report: {
      missingLetters: text.missing(),
      // Who chooses a sheet knows that the map is made smaller for it.
      scale: paper ? 1 : scale / POINTS,
      ...(smallLetters && { smallLetters }),
    },
  }
}

const asLargeAsNeeded = (area: Rect): Fitted => ({
  page: area,
  scale: Math.min(POINTS, LARGEST_PAGE / Math.max(area.width, area.height)),
})

function writeLinks(sheet: PdfSheet, text: PdfText, document: Element, { ideas, links }: Scene): void {
  const labelled = links.flatMap((link) => (link.label ? [{ ...link, label: link.label }] : []))
  if (labelled.length === 0) return
  const titles = new Map(ideas.map((idea) => [idea.id, plain(idea.lines)]))
  const list = sheet.element('L', document)
  for (const link of labelled) {
    const item = sheet.element('LI', list)
    writeBadge(sheet, text, sheet.element('LBody', item, { actual: sentenceOf(link, titles) }), 'LBody', link.label)
  }
}

function sentenceOf({ from, to, label }: SceneLink & { label: Badge }, titles: ReadonlyMap<string, string>): string {
  return `${titles.get(from) ?? ''} – ${label.spoken} – ${titles.get(to) ?? ''}`
}

function plain(lines: readonly SceneLine[]): string {
  return lines
    .map((line) => line.runs.map((run) => run.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}
