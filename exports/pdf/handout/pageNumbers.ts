import { ideaOf } from '../../../shared/domain/mindMap.ts'
import { widthOf } from '../../../shared/layout/textAdvance.ts'
import type { TextStyle } from '../../../shared/layout/measureText.ts'
import { drawLabel } from '../../../shared/scene/drawText.ts'
import type { Element } from '../pdfSheet.ts'
import { GREY, HEADING, LINK, oneLine, pageName, RULE, type Booklet, type Section } from './booklet.ts'
import { BODY, MARGIN, SMALL } from './flow.ts'

/** A line of the table of contents. */
const ROW = 30

/** At the right end of the line that was written last, leading to that page. */
export function writePageNumber(booklet: Booklet, element: Element, page: number | undefined, style: TextStyle): void {
  if (page === undefined) return
  const sheet = booklet.sheet
  const flow = booklet.flow
  const lines = flow.atRight(String(page + 1), style, LINK)
  const link = sheet.element('Link', sheet.element('Reference', element))
  const says = `${booklet.word('page')} ${page + 1}`
  booklet.text.lines(link, 'Link', lines, says)
  const box = { x: flow.left + flow.width - 36, y: flow.y - style.lineHeight, width: 36, height: style.lineHeight }
  sheet.goTo(link, box, pageName(page), says)
}

export function contentsPages(booklet: Booklet): number {
  const rows = ideaOf(booklet.content.map, booklet.content.map.root).children.length + 3
  const first = Math.floor((booklet.flow.bottom - MARGIN - 50) / ROW)
  return rows <= first ? 1 : 1 + Math.ceil((rows - first) / Math.floor((booklet.flow.bottom - MARGIN) / ROW))
}

export function writeContents(booklet: Booklet, toc: Element, sections: readonly Section[], firstPage: number): void {
  const sheet = booklet.sheet
  const flow = booklet.flow
  let page = firstPage
  sheet.turnTo(page)
  flow.y = MARGIN
  const caption = sheet.element('Caption', toc)
  flow.write(caption, 'Caption', [[{ text: booklet.word('contents') }]], { style: HEADING })
  flow.y = MARGIN + 50
  for (const section of sections) {
    if (flow.y + ROW > flow.bottom) {
      sheet.turnTo(++page)
      flow.y = MARGIN
    }
    const entry = sheet.element('Reference', sheet.element('TOCI', toc))
    const link = sheet.element('Link', entry)
    const y = flow.y
    const says = `${section.title}, ${booklet.word('page')} ${section.page + 1}`
    booklet.text.lines(link, 'Link', oneLine(section.title, BODY, flow.width - 60, y), `${section.title} `)
    flow.y = y + BODY.lineHeight
    booklet.text.lines(link, 'Link', flow.atRight(String(section.page + 1), BODY, LINK))
    sheet.artifact(() =>
      sheet.draw({
        shape: 'rect',
        x: flow.left,
        y: y + ROW - 5,
        width: flow.width,
        height: 0.75,
        radius: 0,
        fill: RULE,
      }),
    )
    sheet.goTo(link, { x: flow.left, y, width: flow.width, height: ROW }, pageName(section.page), says)
    flow.y = y + ROW
  }
}

export function writeFooters(booklet: Booklet): void {
  const sheet = booklet.sheet
  const { title, date } = booklet.content
  const { pages } = sheet
  for (let page = 1; page < pages; page++) {
    sheet.turnTo(page)
    const paper = sheet.paper()
    const y = paper.height - MARGIN + 22
    const number = `${booklet.word('page')} ${page + 1} ${booklet.word('of')} ${pages}`
    sheet.artifact(() => {
      booklet.text.drawn(
        oneLine(`${title} · ${booklet.word('asOf')}: ${date}`, SMALL, paper.width - 2 * MARGIN - 140, y - 8, GREY),
      )
      const right = drawLabel(number, SMALL, paper.width - MARGIN - widthOf(number, SMALL.size), y, GREY)
      if (right) booklet.text.drawn([right])
    }, 'Pagination')
  }
}
