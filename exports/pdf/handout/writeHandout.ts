import type { CopyReport } from '../../copyReport.ts'
import type { Means } from '../../means.ts'
import { Booklet, type HandoutContent, type Section } from './booklet.ts'
import { measureBranches, writeBranch } from './branches.ts'
import { writeCover, writeOverview } from './cover.ts'
import { writeAgreed, writeLinks, writeOutline } from './lists.ts'
import { contentsPages, writeContents, writeFooters } from './pageNumbers.ts'

/**
 * The map as a booklet on A4: cover, overview, each main branch on pages of its own, what was agreed, all ideas as a list, and
 * cross-links. Tagged, with bookmarks and links from page to page; no letter below 8 points outside of the overview.
 */
export async function writeHandout(
  content: HandoutContent,
  means: Means,
): Promise<{ bytes: Uint8Array; report: CopyReport }> {
  const booklet = new Booklet(content, means)
  const { sheet, flow, text } = booklet
  writeCover(booklet)
  writeOverview(booklet)
  const contentsOn = sheet.pages
  const contents = sheet.element('TOC', booklet.document)
  flow.newPage()
  sheet.bookmark(booklet.word('contents'))
  const parts = measureBranches(booklet, contentsPages(booklet))
  for (let page = sheet.pages; page < contentsOn + contentsPages(booklet); page++) flow.newPage()

  const sections: Section[] = []
  for (const part of parts) sections.push(writeBranch(booklet, part))
  writeAgreed(booklet, sections)
  writeOutline(booklet, sections)
  if (content.map.links.size > 0) writeLinks(booklet, sections)
  writeContents(booklet, contents, sections, contentsOn)
  writeFooters(booklet)
  return { bytes: await sheet.end(), report: { missingLetters: text.missing(), scale: 1 } }
}
