import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, Scene, SceneIdea, SceneLine, SceneLink } from '../../shared/scene/scene.ts'
import type { CopyReport } from '../copyReport.ts'
import type { Fonts } from '../means.ts'
import { PdfSheet, type Element } from './pdfSheet.ts'
import { PdfText } from './pdfText.ts'

/** Points a CSS pixel, as browsers print. */
const POINTS = 0.75
/** The largest page that every reader opens; a larger map is drawn smaller. */
const LARGEST_PAGE = 14_400
/** Lists within lists beyond this are set at this level: readers recurse. */
const DEEPEST_LIST = 60

/** The poster as one tagged page of real text: what is seen is also what is read aloud, in the order of the tree. */
export async function writePdf(
  { poster, title, now }: { readonly poster: Poster; readonly title: string; readonly now: number },
  fonts: Fonts,
): Promise<{ bytes: Uint8Array; report: CopyReport }> {
  const { sheet: area, scene } = poster
  const scale = Math.min(POINTS, LARGEST_PAGE / Math.max(area.width, area.height))
  const language = scene.language === 'de' ? 'de-DE' : 'en-GB'
  const sheet = new PdfSheet({ title, language, now, width: area.width * scale, height: area.height * scale }, fonts)
  const text = new PdfText(sheet, fonts)
  sheet.registerFaces()
  sheet.place(scale, area.x, area.y)
  sheet.artifact(() => {
    sheet.draw({ shape: 'rect', ...area, radius: 0, fill: scene.theme.colours.canvas })
    for (const edge of scene.edges) sheet.draw(edge)
    for (const { curve, arrow } of scene.links) {
      sheet.draw(curve)
      sheet.draw(arrow)
    }
  })
  const document = sheet.element('Document')
  text.lines(sheet.element('H1', document), 'H1', poster.title)
  text.lines(sheet.element('P', document), 'P', poster.subtitle)
  writeIdeas(sheet, text, document, scene.ideas)
  writeLinks(sheet, text, document, scene)
  for (const entry of poster.legend) writeBadge(sheet, text, sheet.element('P', document), 'P', entry)
  return { bytes: await sheet.end(), report: { missingLetters: text.missing(), scale: scale / POINTS } }
}

/** The tree as lists within lists. */
function writeIdeas(sheet: PdfSheet, text: PdfText, document: Element, ideas: readonly SceneIdea[]): void {
  const lists: Element[] = []
  const bodies: Element[] = []
  for (const idea of ideas) {
    const depth = Math.min(idea.depth, DEEPEST_LIST)
    lists.length = Math.min(lists.length, depth + 1)
    const list = (lists[depth] ??= sheet.element('L', bodies[depth - 1] ?? document))
    const item = sheet.element('LI', list)
    sheet.artifact(() => idea.shapes.forEach((shape) => sheet.draw(shape)))
    const symbol = () => idea.symbol.forEach((shape) => sheet.draw(shape))
    if (idea.spokenKind === undefined) sheet.artifact(symbol)
    else {
      const actual = `${idea.spokenKind}: `
      sheet.content(sheet.element('Lbl', item, { actual }), 'Lbl', () => sheet.said(actual, symbol))
    }
    const body = sheet.element('LBody', item)
    bodies[depth] = body
    text.lines(body, 'LBody', idea.lines)
    for (const badge of idea.badges) writeBadge(sheet, text, body, 'LBody', badge)
  }
}

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

function writeBadge(
  sheet: PdfSheet,
  text: PdfText,
  element: Element,
  type: string,
  { shapes, line, spoken }: Badge,
): void {
  sheet.artifact(() => shapes.forEach((shape) => sheet.draw(shape)))
  if (line) text.lines(element, type, [line], spoken)
}
