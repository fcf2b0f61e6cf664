import type { Idea } from '../../../shared/domain/idea.ts'
import { ideaOf } from '../../../shared/domain/mindMap.ts'
import { branchPages, type BranchPage } from '../../../shared/layout/branchPages.ts'
import { tellsItsKind } from '../../../shared/scene/buildScene.ts'
import { drawIdea } from '../../../shared/scene/drawIdea.ts'
import { drawLabel } from '../../../shared/scene/drawText.ts'
import { ideaLook } from '../../../shared/scene/ideaLook.ts'
import { LIGHT } from '../../../shared/scene/theme.ts'
import { drawAgain, IdeaLists } from '../ideaLists.ts'
import { POINTS } from '../pdfSheet.ts'
import { HEADER, HEADING, LINK, oneLine, pageName, type Booklet, type Section } from './booklet.ts'
import { BODY, LYING, MARGIN } from './flow.ts'

/** The smallest letters in a branch's drawing are 12.5 pixels high: so drawn, they are 8 points. */
const BRANCH_SCALE = 0.86
const FURTHER = { size: 12.5, bold: true, lineHeight: 18 } as const

/** A main branch, cut into pages before any is drawn, so that others can name them. */
interface BranchPart {
  readonly idea: Idea
  readonly pages: readonly BranchPage[]
  /** From 0. */
  readonly firstPage: number
}

export function measureBranches(booklet: Booklet, contentsPages: number): BranchPart[] {
  const { map } = booklet.content
  const room = {
    width: (LYING.width - 2 * MARGIN) / BRANCH_SCALE,
    height: (LYING.height - 2 * MARGIN - HEADER) / BRANCH_SCALE,
  }
  let firstPage = booklet.sheet.pages - 1 + contentsPages
  return ideaOf(map, map.root).children.flatMap((id): BranchPart[] => {
    const idea = map.ideas.get(id)
    if (!idea) return []
    const pages = branchPages(map, id, room)
    const part = { idea, pages, firstPage }
    pages.forEach(({ ideas }, at) =>
      ideas.forEach(({ id, again }) => !again && booklet.pageOf.set(id, part.firstPage + at)),
    )
    firstPage += pages.length
    return [part]
  })
}

export function writeBranch(booklet: Booklet, { idea, pages, firstPage }: BranchPart): Section {
  const { map, language, tally, pictures } = booklet.content
  const sheet = booklet.sheet
  const title = booklet.titleOf(idea)
  const lists = new IdeaLists(sheet, booklet.text, booklet.document)
  pages.forEach((page, at) => {
    sheet.page(LYING, POINTS)
    const room = LYING.width - 2 * MARGIN
    if (at === 0) {
      sheet.bookmark(title)
      const heading = oneLine(title, HEADING, room)
      booklet.text.lines(sheet.element('H2', booklet.document, { actual: title }), 'H2', heading, title)
    } else sheet.artifact(() => booklet.text.drawn(oneLine(`${title} (${booklet.word('continued')})`, BODY, room)))
    sheet.target(pageName(firstPage + at))
    const scale = BRANCH_SCALE * page.scale
    sheet.within(scale, MARGIN, MARGIN + HEADER, () => {
      sheet.artifact(() => {
        for (const { points, to } of page.edges) {
          const look = ideaLook(ideaOf(map, to), 'idea', LIGHT)
          sheet.draw({ shape: 'curve', points, stroke: look.edge, strokeWidth: look.edgeWidth })
        }
      })
      for (const { id, depth, box, again, goesOn } of page.ideas) {
        const each = ideaOf(map, id)
        const drawn = drawIdea(each, box, {
          depth,
          votes: tally?.get(id) ?? 0,
          hidden: 0,
          tellsKind: tellsItsKind(map, each, depth),
          theme: LIGHT,
          language,
          pictures,
        })
        if (again) drawAgain(sheet, booklet.text, drawn)
        else lists.write(drawn, id === idea.id ? null : each.parent)
        if (goesOn === undefined) continue
        const on = firstPage + goesOn
        const label = `→ ${booklet.word('page')} ${on + 1}`
        const line = drawLabel(label, FURTHER, box.x + box.width + 8, box.y + box.height / 2, LINK)
        if (!line) continue
        const link = sheet.element('Link', sheet.element('P', booklet.document))
        booklet.text.lines(link, 'Link', [line])
        sheet.goTo(
          link,
          { x: box.x + box.width, y: box.y + box.height / 2 - 12, width: 80, height: 24 },
          pageName(on),
          label,
        )
      }
    })
  })
  return { title, page: firstPage }
}
