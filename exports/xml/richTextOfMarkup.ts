import { safeLink } from '../../shared/document/safeLink.ts'
import type { RichText, Run } from '../../shared/domain/idea.ts'
import { addRun, trimLines } from '../import/lines.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { readMarkup, type MarkupElement } from './readMarkup.ts'

/** Elements whose content stands on lines of its own. */
const BLOCKS = new Set(
  'address article blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const ITALIC = new Set(['i', 'em', 'cite'])
const UNSEEN = new Set(['head', 'script', 'style', 'title', 'template'])

/** What HTML says, as lines of runs: bold, italic, links and line breaks stay, pictures and all else are counted. Without recursion. */
export function richTextOfMarkup(element: MarkupElement, leftovers: Leftovers): RichText {
  const lines: Run[][] = [[]]
  const line = () => lines.at(-1) ?? []
  const breakLine = (force: boolean) => {
    if (force || line().length > 0) lines.push([])
  }
  type Marks = Omit<Run, 'text'> & { readonly pre?: true }
  const write = (text: string, { pre, ...marks }: Marks) => {
    if (pre) {
      for (const [i, part] of text.split(/\r\n|\r|\n/).entries()) {
        if (i > 0) breakLine(true)
        if (part !== '') addRun(line(), { ...marks, text: part })
      }
      return
    }
    // No-break spaces are spaces that somebody wanted; all others are one.
    const words = text.replace(/[ \t\r\n\f]+/g, ' ')
    const said = line().length === 0 || line().at(-1)?.text.endsWith(' ') ? words.replace(/^ /, '') : words
    if (said !== '') addRun(line(), { ...marks, text: said })
  }
  type Step = { readonly node: MarkupElement | string; readonly marks: Marks } | 'break'
  const stack: Step[] = [{ node: element, marks: {} }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === 'break') {
      breakLine(false)
      continue
    }
    const { node, marks } = next
    if (typeof node === 'string') {
      write(node, marks)
      continue
    }
    const name = node.name.toLowerCase()
    if (UNSEEN.has(name)) continue
    if (name === 'br') {
      breakLine(true)
      continue
    }
    if (name === 'img') {
      leftovers.add('pictures')
      write(node.attributes.get('alt') ?? '', marks)
      continue
    }
    const block = BLOCKS.has(name)
    if (block) breakLine(false)
    if (name === 'li') write('• ', marks)
    if (name === 'td' || name === 'th') write(' ', marks)
    const inner = { ...marks, ...marksOf(node, name, leftovers) }
    if (block) stack.push('break')
    for (let i = node.children.length - 1; i >= 0; i--) stack.push({ node: node.children[i] ?? '', marks: inner })
  }
  return trimLines(lines)
}

function marksOf(node: MarkupElement, name: string, leftovers: Leftovers) {
  if (BOLD.has(name)) return { bold: true as const }
  if (ITALIC.has(name)) return { italic: true as const }
  if (name === 'pre') return { pre: true as const }
  if (name !== 'a') return {}
  const address = node.attributes.get('href') ?? node.attributes.get('HREF')
  if (address === undefined || address === '') return {}
  const link = safeLink(address)
  if (link !== undefined) return { link }
  leftovers.add('addresses')
  return {}
}

/** A text that may be HTML, as some programs keep their titles. */
export function richTextOfHtml(html: string, leftovers: Leftovers): RichText {
  return richTextOfMarkup(readMarkup(html, { html: true }).top, leftovers)
}

/** Whether somebody meant markup: a text about `x < y` is none. */
export const looksLikeHtml = (text: string): boolean =>
  /<(?:a\s+href|b|strong|i|em|u|s|strike|br|p|div|span|font|img|ul|ol|li|table|html|body|code|tt|pre|h[1-6]|blockquote|sub|sup|small|big|hr)(?:\s[^<>]*)?\/?>/i.test(
    text,
  )
