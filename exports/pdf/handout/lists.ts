import type { Idea, IdeaId, RichText } from '../../../shared/domain/idea.ts'
import { subtree } from '../../../shared/domain/mindMap.ts'
import { fullDate } from '../../../shared/language/dates.ts'
import { kindName, voteWord } from '../../../shared/language/words.ts'
import { drawSymbol } from '../../../shared/scene/drawIdea.ts'
import { KIND_SYMBOLS } from '../../../shared/scene/kindSymbols.ts'
import { LIGHT } from '../../../shared/scene/theme.ts'
import type { Element } from '../pdfSheet.ts'
import { GREY, type Booklet, type Section } from './booklet.ts'
import { BODY, SMALL } from './flow.ts'
import { writePageNumber } from './pageNumbers.ts'
import { writeTable } from './table.ts'

/** Lists within lists beyond this are set at this level: readers recurse. */
const DEEPEST = 40

/** Who does what by when. */
export function writeAgreed(booklet: Booklet, sections: Section[]): void {
  const { map, language } = booklet.content
  const rows = [...subtree(map, map.root)].filter((idea) => {
    const { who, nextStep, until } = idea.fields
    if (who !== undefined || nextStep !== undefined || until !== undefined) return true
    return idea.kind === 'quickWin' && idea.parent !== map.root && map.ideas.get(idea.parent ?? '')?.parent === map.root
  })
  if (rows.length === 0) return
  sections.push(booklet.section('agreed'))
  writeTable(
    booklet.flow,
    booklet.sheet,
    booklet.document,
    {
      columns: [
        { title: booklet.word('idea'), share: 0.42 },
        { title: booklet.word('who'), share: 0.18 },
        { title: booklet.word('nextStep'), share: 0.25 },
        { title: booklet.word('until'), share: 0.15 },
      ],
      rows: rows.map(({ title, fields }) => [
        title,
        plain(fields.who),
        plain(fields.nextStep),
        plain(fields.until && fullDate(fields.until, language)),
      ]),
    },
    booklet.text,
  )
}

export function writeOutline(booklet: Booklet, sections: Section[]): void {
  const { map, language, tally } = booklet.content
  const sheet = booklet.sheet
  const flow = booklet.flow
  sections.push(booklet.section('allIdeas'))
  const bodies = new Map<IdeaId, { depth: number; list?: Element; body: Element }>()
  bodies.set(map.root, { depth: 0, body: booklet.document })
  for (const idea of subtree(map, map.root)) {
    if (idea.id === map.root) continue
    const above = bodies.get(idea.parent ?? map.root) ?? { depth: 0, body: booklet.document }
    above.list ??= sheet.element('L', above.body)
    const item = sheet.element('LI', above.list)
    const depth = above.depth + 1
    const body = depth > DEEPEST ? above.body : sheet.element('LBody', item)
    bodies.set(idea.id, { depth, body: depth > DEEPEST ? above.body : body })
    const indent = 18 * Math.min(depth - 1, 12) + 22
    const isBranch = depth === 1
    const style = isBranch ? { ...BODY, bold: true } : BODY
    flow.y += isBranch ? 10 : 3
    flow.need(style.lineHeight + (isBranch ? 2 * BODY.lineHeight : 0))
    const symbol = drawSymbol(
      KIND_SYMBOLS[idea.kind],
      flow.left + indent - 20,
      flow.y + 3,
      13,
      LIGHT.kinds[idea.kind].strong,
      '#ffffff',
    )
    const spoken = `${kindName(idea.kind, language)}: `
    const draw = () => symbol.forEach((shape) => sheet.draw(shape))
    sheet.content(sheet.element('Lbl', item, { actual: spoken }), 'Lbl', () => sheet.said(spoken, draw))
    const votes = tally?.get(idea.id) ?? 0
    const counted = votes > 0 ? ` (${votes} ${voteWord(votes, language)})` : ''
    const target = depth > DEEPEST ? sheet.element('LBody', item) : body
    flow.write(target, 'LBody', withTail(idea.title, counted, booklet.word('untitled')), {
      style,
      indent,
      width: flow.width - 40,
    })
    writePageNumber(booklet, target, booklet.pageOf.get(idea.id), style)
    for (const text of detailsOf(booklet, idea))
      flow.write(target, 'LBody', [[{ text }]], { style: SMALL, indent, width: flow.width - 40, colour: GREY })
    if (idea.note.length > 0)
      flow.write(target, 'LBody', idea.note, { style: SMALL, indent, width: flow.width - 40, colour: GREY })
  }
}

function detailsOf(booklet: Booklet, { fields, author }: Idea): string[] {
  const { language, names } = booklet.content
  const { who, nextStep, until, sdg, link } = fields
  const said = (
    [
      ['who', who],
      ['nextStep', nextStep],
      ['until', until && fullDate(until, language)],
      ['goals', sdg?.join(', ')],
      ['link', link],
      ['by', names?.get(author ?? '')],
    ] as const
  ).flatMap(([name, value]) => (value ? [`${booklet.word(name)}: ${value}`] : []))
  return said.length > 0 ? [said.join(' · ')] : []
}

export function writeLinks(booklet: Booklet, sections: Section[]): void {
  const { map } = booklet.content
  const sheet = booklet.sheet
  sections.push(booklet.section('links'))
  const list = sheet.element('L', booklet.document)
  for (const { from, to, label } of map.links.values()) {
    const [start, end] = [map.ideas.get(from), map.ideas.get(to)]
    if (!start || !end) continue
    const body = sheet.element('LBody', sheet.element('LI', list))
    const says = label ? ` – ${label} → ` : ' → '
    booklet.flow.write(
      body,
      'LBody',
      [[{ text: booklet.titleOf(start) }, { text: says, italic: true }, { text: booklet.titleOf(end) }]],
      {
        style: BODY,
        width: booklet.flow.width - 40,
      },
    )
    writePageNumber(booklet, body, booklet.pageOf.get(from), BODY)
    booklet.flow.y += 6
  }
}

const plain = (text: string | undefined): RichText => (text ? [[{ text }]] : [])

function withTail(title: RichText, tail: string, otherwise: string): RichText {
  if (title.length === 0) return [[{ text: otherwise + tail }]]
  return tail === '' ? title : [...title.slice(0, -1), [...(title.at(-1) ?? []), { text: tail }]]
}
