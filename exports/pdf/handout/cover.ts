import { KINDS, ROOT_ID } from '../../../shared/domain/idea.ts'
import { subtree } from '../../../shared/domain/mindMap.ts'
import { ideaWord, kindName } from '../../../shared/language/words.ts'
import { drawSymbol } from '../../../shared/scene/drawIdea.ts'
import { drawLabel } from '../../../shared/scene/drawText.ts'
import { KIND_SYMBOLS } from '../../../shared/scene/kindSymbols.ts'
import { LIGHT } from '../../../shared/scene/theme.ts'
import { qrPath } from '../../qr/qrPath.ts'
import { peopleInWords } from '../../textContent.ts'
import { POINTS } from '../pdfSheet.ts'
import { BLACK, GREY, HEADER, HEADING, LINK, type Booklet } from './booklet.ts'
import { BODY, LYING, MARGIN, SMALL, UPRIGHT } from './flow.ts'

/** Smaller letters than these, in points, are no letters any more: the overview leaves them out. */
const LEAST_LETTERS = 2

export function writeCover(booklet: Booklet): void {
  const { title, language, date, map, link } = booklet.content
  const sheet = booklet.sheet
  const flow = booklet.flow
  flow.newPage()
  sheet.bookmark(title)
  const cup = drawSymbol(KIND_SYMBOLS.topic, flow.left, flow.y + 40, 72, LINK, '#ffffff')
  sheet.artifact(() => cup.forEach((shape) => sheet.draw(shape)))
  flow.y += 160
  flow.heading(booklet.document, 'H1', title)
  const line = (text: string, colour = GREY) =>
    flow.write(sheet.element('P', booklet.document), 'P', [[{ text }]], { style: BODY, colour })
  line(`${booklet.word('asOf')}: ${date}`)
  flow.y += 24
  const ideas = [...subtree(map, map.root)].filter(({ id }) => id !== ROOT_ID)
  line(`${ideas.length} ${ideaWord(ideas.length, language)}`, BLACK)
  for (const kind of KINDS) {
    const count = ideas.filter((idea) => idea.kind === kind && idea.parent !== map.root).length
    if (count === 0 || kind === 'topic') continue
    const symbol = drawSymbol(KIND_SYMBOLS[kind], flow.left, flow.y + 1, 17, LIGHT.kinds[kind].strong, '#ffffff')
    sheet.artifact(() => symbol.forEach((shape) => sheet.draw(shape)))
    flow.write(sheet.element('P', booklet.document), 'P', [[{ text: `${kindName(kind, language)}: ${count}` }]], {
      style: BODY,
      indent: 26,
    })
  }
  const people = peopleInWords(booklet.content)
  if (people) {
    flow.y += 24
    line(people, BLACK)
  }
  if (link === undefined) return
  flow.y += 40
  writeQr(booklet, link)
}

function writeQr(booklet: Booklet, link: string): void {
  const sheet = booklet.sheet
  const flow = booklet.flow
  const { size, path } = qrPath(link)
  const side = 150
  // Its quiet zone reaches into the margin, so that the first dark stroke stands below the text's.
  flow.need(side + 8 + BODY.lineHeight + 2 * SMALL.lineHeight)
  const box = { x: flow.left - (4 * side) / size, y: flow.y, width: side, height: side }
  const figure = sheet.element('Figure', booklet.document, { alt: `${booklet.word('readOn')}: ${link}`, box })
  sheet.content(figure, 'Figure', () => sheet.fillPath(path, BLACK, box.x, box.y, side / size))
  flow.y += side + 8
  flow.write(sheet.element('P', booklet.document), 'P', [[{ text: booklet.word('readOn') }]], { style: BODY })
  flow.write(sheet.element('P', booklet.document), 'P', [[{ text: link, link }]], { style: SMALL })
}

export function writeOverview(booklet: Booklet): void {
  const { poster, language, map } = booklet.content
  const { scene } = poster
  const sheet = booklet.sheet
  const isWide = scene.bounds.width > scene.bounds.height
  const paper = isWide ? LYING : UPRIGHT
  sheet.page(paper, POINTS)
  sheet.bookmark(booklet.word('overview'))
  const heading = drawLabel(booklet.word('overview'), HEADING, MARGIN, MARGIN + 15, BLACK)
  if (heading) booklet.text.lines(sheet.element('H2', booklet.document), 'H2', [heading])
  const room = { width: paper.width - 2 * MARGIN, height: paper.height - 2 * MARGIN - HEADER }
  const { bounds } = scene
  const scale = Math.min(1, room.width / bounds.width, room.height / bounds.height)
  const x = MARGIN + (room.width - bounds.width * scale) / 2
  const y = MARGIN + HEADER + (room.height - bounds.height * scale) / 2
  const count = map.ideas.size - 1
  const alt = `${booklet.word('overview')}: ${booklet.content.title}, ${count} ${ideaWord(count, language)}`
  const box = { x, y, width: bounds.width * scale, height: bounds.height * scale }
  const figure = sheet.element('Figure', booklet.document, { alt, box })
  const isRead = scale * POINTS * 15 >= LEAST_LETTERS
  sheet.content(figure, 'Figure', () =>
    sheet.within(scale, x, y, () =>
      sheet.within(1, -bounds.x, -bounds.y, () => {
        for (const edge of scene.edges) sheet.draw(edge)
        for (const idea of scene.ideas) {
          for (const shape of idea.shapes) sheet.draw(shape)
          if (!isRead) continue
          for (const shape of idea.symbol) sheet.draw(shape)
          booklet.text.drawn(idea.lines)
        }
      }),
    ),
  )
}
