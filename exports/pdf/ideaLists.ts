import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Badge, SceneIdea, ScenePicture } from '../../shared/scene/scene.ts'
import { LIGHT } from '../../shared/scene/theme.ts'
import type { Element, PdfSheet } from './pdfSheet.ts'
import type { PdfText } from './pdfText.ts'

/** Lists within lists beyond this are set at this level: readers recurse. */
const DEEPEST_LIST = 60

/** The tree as lists within lists: what is seen is also what is read aloud, whatever page it is drawn on. */
export class IdeaLists {
  readonly #sheet: PdfSheet
  readonly #text: PdfText
  readonly #document: Element
  readonly #lists = new Map<Element, Element>()
  readonly #bodies = new Map<IdeaId, Element>()
  readonly #depths = new Map<IdeaId, number>()

  constructor(sheet: PdfSheet, text: PdfText, document: Element) {
    this.#sheet = sheet
    this.#text = text
    this.#document = document
  }

  /** Draws an idea as an item below that of its parent, where that has been drawn. */
  write(idea: SceneIdea, parent: IdeaId | null): void {
    const sheet = this.#sheet
    const above = this.#aboveOf(parent)
    const list = this.#lists.get(above) ?? sheet.element('L', above)
    this.#lists.set(above, list)
    const item = sheet.element('LI', list)
    sheet.artifact(() => idea.shapes.forEach((shape) => sheet.draw(shape)))
    const symbol = () => idea.symbol.forEach((shape) => sheet.draw(shape))
    if (idea.spokenKind === undefined) sheet.artifact(symbol)
    else {
      const actual = `${idea.spokenKind}: `
      sheet.content(sheet.element('Lbl', item, { actual }), 'Lbl', () => sheet.said(actual, symbol))
    }
    const body = sheet.element('LBody', item)
    const depth = parent === null ? 0 : (this.#depths.get(parent) ?? -1) + 1
    this.#depths.set(idea.id, depth)
    this.#bodies.set(idea.id, depth < DEEPEST_LIST ? body : above)
    this.#text.lines(body, 'LBody', idea.lines)
    if (idea.picture) writePicture(sheet, body, idea.picture)
    for (const badge of idea.badges) writeBadge(sheet, this.#text, body, 'LBody', badge)
  }

  #aboveOf(parent: IdeaId | null): Element {
    return (parent === null ? undefined : this.#bodies.get(parent)) ?? this.#document
  }
}

/** What has been shown already, once more for the eye only. */
export function drawAgain(sheet: PdfSheet, text: PdfText, idea: SceneIdea): void {
  sheet.artifact(() => {
    for (const shape of [...idea.shapes, ...idea.symbol]) sheet.draw(shape)
    text.drawn(idea.lines)
    if (idea.picture) drawPicture(sheet, idea.picture)
  })
}

/** A figure with its words; what says nothing is passed over. */
function writePicture(sheet: PdfSheet, body: Element, picture: ScenePicture): void {
  const draw = () => drawPicture(sheet, picture)
  if (picture.alt === undefined) sheet.artifact(draw)
  else sheet.content(sheet.element('Figure', body, { alt: picture.alt }), 'Figure', draw)
}

function drawPicture(sheet: PdfSheet, picture: ScenePicture): void {
  const { file, radius, x, y, width, height } = picture
  if (file) sheet.picture(file, picture, radius)
  else
    sheet.draw({ shape: 'rect', x, y, width, height, radius, fill: LIGHT.colours.sunken, stroke: LIGHT.colours.line })
}

export function writeBadge(
  sheet: PdfSheet,
  text: PdfText,
  element: Element,
  type: string,
  { shapes, line, spoken }: Badge,
): void {
  sheet.artifact(() => shapes.forEach((shape) => sheet.draw(shape)))
  if (line) text.lines(element, type, [line], spoken)
}
