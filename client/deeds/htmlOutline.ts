import { plainText } from '../../shared/document/richText.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import type { RichText, Run } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { outlineOfTable } from '../../shared/outline/parseTable.ts'

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** Headings stand above all else. */
const HEADING = -100

/** What tells more than the text beside it: lists, headings, tables, and the lists of Word, which are paragraphs. */
const STRUCTURE = 'li, h1, h2, h3, h4, h5, h6, table, [style*="mso-list"]'
const BLOCKS = 'p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, table, tr, td, th, blockquote, pre, section, article'

/**
 * What a browser or a word processor has put onto the clipboard, as ideas: each entry of a list, each heading and paragraph is one, nested
 * as it was. Undefined where the text alone tells as much.
 */
export function outlineOfHtml(html: string): OutlineItem[] | undefined {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const unseen of body.querySelectorAll('script, style, template, title, [style*="mso-list:Ignore" i]'))
    unseen.remove()
  if (!body.querySelector(STRUCTURE)) return undefined
  const outline: Growing[] = []
  const open: { readonly level: number; readonly item: Growing }[] = []
  const add = (level: number, item: OutlineItem): void => {
    if (plainText(item.title).trim() === '') return
    while ((open.at(-1)?.level ?? -Infinity) >= level) open.pop()
    const growing: Growing = { ...item, children: [...item.children] as Growing[] }
    const parent = open.at(-1)
    if (parent) parent.item.children.push(growing)
    else outline.push(growing)
    if (open.length < LIMITS.depth - 1) open.push({ level, item: growing })
  }
  /** `depth`: how many lists it lies in. */
  const walk = (element: Element, depth: number): void => {
    let inline: Node[] = []
    const flush = (level: number) => {
      add(level, { title: textOf(inline), children: [] })
      inline = []
    }
    const own = levelOf(element, depth)
    for (const child of element.childNodes) {
      if (!(child instanceof Element) || !isBlock(child)) {
        inline.push(child)
        continue
      }
      if (inline.length > 0) flush(own)
      if (child.matches('table')) for (const item of outlineOfTable(cellsOf(child))) add(depth, item)
      else if (child.matches('ul, ol')) walk(child, depth + 1)
      // A paragraph within an entry of a list is the entry itself, or says more about it.
      else walk(child, child.matches('p, div') && element.matches('li') && hasTitle(element, child) ? depth + 1 : depth)
    }
    if (inline.length > 0) flush(own)
  }
  walk(body, 0)
  return outline.length > 0 ? outline : undefined
}

const isBlock = (element: Element): boolean => element.matches(BLOCKS) || element.querySelector(BLOCKS) !== null

const hasTitle = (entry: Element, part: Element): boolean => entry.firstElementChild !== part

function levelOf(element: Element, depth: number): number {
  const heading = /^H([1-6])$/.exec(element.tagName)?.[1]
  if (heading !== undefined) return HEADING + Number(heading)
  const word = /mso-list:[^;"]*level(\d)/i.exec(element.getAttribute('style') ?? '')?.[1]
  return word === undefined ? depth : depth + Number(word)
}

const cellsOf = (table: Element): string[][] =>
  [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')].map((cell) => plainText(textOf([...cell.childNodes]))),
  )

/** The words with their bold, italic and links; white space as it is shown. */
function textOf(nodes: readonly Node[]): RichText {
  const lines: Run[][] = [[]]
  const read = (node: Node, marks: Omit<Run, 'text'>): void => {
    if (node instanceof Text) {
      const text = node.data.replaceAll(/[\s\u00a0]+/g, ' ')
      const line = lines.at(-1) ?? []
      const before = line.at(-1)?.text ?? ' '
      const shown = before.endsWith(' ') ? text.trimStart() : text
      if (shown !== '') line.push({ text: shown, ...marks })
    } else if (node instanceof Element) {
      if (node.tagName === 'BR') lines.push([])
      for (const child of node.childNodes) read(child, marksOf(node, marks))
    }
  }
  for (const node of nodes) read(node, {})
  return lines.map(trimmed).filter((line) => line.length > 0)
}

function marksOf(element: Element, marks: Omit<Run, 'text'>): Omit<Run, 'text'> {
  const style = element.getAttribute('style') ?? ''
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]
  // Google wraps all it copies into a <b> that is not bold.
  const isBold = weight === undefined ? element.matches('b, strong') : weight === 'bold' || Number(weight) >= 600
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1]
  const isItalic = slant === undefined ? element.matches('i, em') : slant !== 'normal'
  const link = safeLink(element.matches('a') ? element.getAttribute('href') : undefined)
  return {
    ...marks,
    ...(isBold && { bold: true as const }),
    ...(isItalic && { italic: true as const }),
    ...(link !== undefined && { link }),
  }
}

function trimmed(line: readonly Run[]): Run[] {
  const last = line.at(-1)
  const whole = last ? [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }] : []
  return whole.filter(({ text }) => text !== '')
}
