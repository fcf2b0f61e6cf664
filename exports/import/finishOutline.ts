import { plainText, richText } from '../../shared/document/richText.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import type { RichText, Run } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { flattenOutline } from '../../shared/outline/flattenOutline.ts'
import { growOutline } from '../../shared/outline/growOutline.ts'
import type { Outline, OutlineItem, OutlineLink } from '../../shared/domain/outline.ts'
import { countItems, itemsOf } from '../../shared/outline/outlineItem.ts'
import { ImportRefused } from './importRefused.ts'
import type { Leftovers } from './leftovers.ts'
import { joinTexts } from './lines.ts'

/** What stays of a title that is too long; the whole of it begins the note. */
const SHORTENED = 200

/** An outline as a map can hold it: nothing longer, deeper or more than its limits, no letter that no file may hold. */
export function finishOutline({ items, links }: Outline, leftovers: Leftovers): Outline {
  if (items.length === 0) throw new ImportRefused('importEmpty')
  if (countItems(items) > LIMITS.ideas) throw new ImportRefused('importTooMany')
  const kept = linksWithin(items, links, leftovers)
  const ends = new Set(kept.flatMap(({ from, to }) => [from, to]))
  const used = new Set<string>()
  const fitted = growOutline<OutlineItem>(items, ({ id, votes: _votes, children, ...item }) => {
    const isEnd = id !== undefined && ends.has(id) && !used.has(id)
    if (isEnd) used.add(id)
    const { rest, ...texts } = fit(item, leftovers)
    return { item: { ...item, ...texts, ...(isEnd && { id }) }, below: [...rest, ...children] }
  })
  const { items: flat, moved } = flattenOutline(fitted, LIMITS.depth)
  leftovers.add('deeper', moved)
  if (countItems(flat) > LIMITS.ideas) throw new ImportRefused('importTooMany')
  return { items: flat, links: kept }
}

/** Title and note within their lengths. What a note cannot hold goes on in ideas below. */
function fit({ title, note = [] }: Pick<OutlineItem, 'title' | 'note'>, leftovers: Leftovers) {
  let said = clean(title)
  let told = clean(note)
  const whole = plainText(said)
  if (whole.length > LIMITS.title) {
    leftovers.add('longTitles')
    told = joinTexts(said, told)
    said = richText(
      `${whole
        .slice(0, SHORTENED)
        .replace(/\s+\S*$/, '')
        .toWellFormed()} …`,
    )
  }
  const rest: OutlineItem[] = []
  const text = plainText(told)
  if (text.length > LIMITS.note) {
    leftovers.add('longNotes')
    const pages = pagesOf(text)
    told = richText(pages[0] ?? '')
    for (const page of pages.slice(1)) rest.push({ title: richText('…'), note: richText(page), children: [] })
  }
  return { title: said, ...(told.length > 0 && { note: told }), rest }
}

function pagesOf(text: string): string[] {
  const pages: string[] = []
  for (let place = 0; place < text.length;) {
    const most = text.slice(place, place + LIMITS.note - 1)
    // In the middle of a line only where there is no other way.
    const end = place + most.length < text.length ? most.lastIndexOf('\n') + 1 || most.length : most.length
    pages.push(most.slice(0, end).toWellFormed())
    place += end
  }
  return pages
}

const clean = (text: RichText): RichText =>
  text.map((line) =>
    line.flatMap((run): Run[] => {
      const { text: said, link, ...marks } = run
      const letters = said.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '').toWellFormed()
      const address = safeLink(link)
      return letters === '' ? [] : [{ ...marks, text: letters, ...(address !== undefined && { link: address }) }]
    }),
  )

/** Connections whose ends are both there, each once. */
function linksWithin(
  items: readonly OutlineItem[],
  links: readonly OutlineLink[],
  leftovers: Leftovers,
): OutlineLink[] {
  const ids = new Set(itemsOf(items).map(({ id }) => id))
  const seen = new Set<string>()
  return links.flatMap((link) => {
    const { from, to } = link
    const label = link.label.replace(/\s+/g, ' ').trim().slice(0, LIMITS.linkLabel).toWellFormed()
    const name = JSON.stringify([from, to, label])
    if (from === to || !ids.has(from) || !ids.has(to) || seen.has(name)) {
      if (!seen.has(name)) leftovers.add('connections')
      return []
    }
    seen.add(name)
    return [{ from, to, label }]
  })
}
