import type { Idea, IdeaId } from '../../../shared/domain/idea.ts'
import type { MindMap } from '../../../shared/domain/mindMap.ts'
import type { ParticipantId } from '../../../shared/domain/participant.ts'
import { word, type Word } from '../../../shared/language/words.ts'
import { wrapText, type TextStyle } from '../../../shared/layout/measureText.ts'
import type { PictureFiles } from '../../../shared/scene/drawIdea.ts'
import { drawLabel } from '../../../shared/scene/drawText.ts'
import type { Poster } from '../../../shared/scene/framePoster.ts'
import { LIGHT } from '../../../shared/scene/theme.ts'
import type { Means } from '../../means.ts'
import type { TextContent } from '../../textContent.ts'
import { PdfSheet, type Element } from '../pdfSheet.ts'
import { PdfText } from '../pdfText.ts'
import { Flow, HEADINGS, MARGIN } from './flow.ts'

export interface HandoutContent extends TextContent {
  readonly map: MindMap
  readonly tally?: ReadonlyMap<IdeaId, number> | undefined
  readonly pictures?: PictureFiles | undefined
  /** Where the map can be read, to be printed. */
  readonly link?: string | undefined
  /** Who wrote what, where names are wanted. */
  readonly names?: ReadonlyMap<ParticipantId, string> | undefined
  readonly poster: Poster
}

export const { text: BLACK, muted: GREY, line: RULE, primary: LINK } = LIGHT.colours
/** What stands above a drawing on its page. */
export const HEADER = 44

/** Something that the contents name. */
export interface Section {
  readonly title: string
  /** From 0. */
  readonly page: number
}

/** What the parts of a handout are written with, each after the other. */
export class Booklet {
  readonly content: HandoutContent
  readonly sheet: PdfSheet
  readonly text: PdfText
  readonly flow: Flow
  readonly document: Element
  /** The page from 0 on which each idea is drawn first. */
  readonly pageOf = new Map<IdeaId, number>()

  constructor(content: HandoutContent, means: Means) {
    const { title, language, now } = content
    this.content = content
    this.sheet = new PdfSheet({ title, language: language === 'de' ? 'de-DE' : 'en-GB', now }, means)
    this.text = new PdfText(this.sheet, means.fonts)
    this.flow = new Flow(this.sheet, this.text)
    this.document = this.sheet.element('Document')
  }

  word(name: Word): string {
    return word(name, this.content.language)
  }

  titleOf(idea: Idea): string {
    return idea.text.replace(/\s+/g, ' ').trim() || this.word('untitled')
  }

  /** Begins one on a new page. */
  section(name: Word): Section {
    const { sheet, flow } = this
    flow.newPage()
    const page = sheet.pages - 1
    sheet.target(pageName(page))
    sheet.bookmark(this.word(name))
    flow.heading(this.document, 'H2', this.word(name))
    return { title: this.word(name), page }
  }
}

/** What links within the file call a page, counted from 0. */
export const pageName = (page: number): string => `page-${page + 1}`

export const HEADING: TextStyle = HEADINGS.H2

/** The first line of a text, with a sign where more follows. */
export function oneLine(text: string, style: TextStyle, width: number, y = MARGIN, colour = BLACK) {
  const wrapped = wrapText([[{ text }]], style, width - style.size)
  const first =
    wrapped.lines[0]?.runs
      .map((run) => run.text)
      .join('')
      .trimEnd() ?? ''
  const line = drawLabel(
    wrapped.lines.length > 1 ? `${first} …` : first,
    style,
    MARGIN,
    y + style.lineHeight / 2,
    colour,
  )
  return line ? [line] : []
}
