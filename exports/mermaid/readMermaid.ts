import { richText } from '../../shared/document/richText.ts'
import type { Outline, OutlineItem } from '../../shared/domain/outline.ts'
import { TIE } from '../textContent.ts'
import { withoutSigns } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { readMarkdownText } from '../markdown/readInline.ts'
import { resolveReferences } from '../xml/characterReferences.ts'

/** Where the lines of a mindmap begin: after its title page, its comments and the fence around it. Undefined: it is none. */
export function startOfMindmap(text: string): number | undefined {
  let place = 0
  let inFrontMatter = false
  while (place < text.length) {
    const end = text.indexOf('\n', place)
    const line = text.slice(place, end < 0 ? undefined : end).trim()
    place = end < 0 ? text.length : end + 1
    if (line === 'mindmap' && !inFrontMatter) return place
    if (line === '---') inFrontMatter = !inFrontMatter
    else if (!inFrontMatter && line !== '' && !line.startsWith('%%') && !/^(?:```+|~~~+)\s*mermaid/.test(line))
      return undefined
  }
  return undefined
}

type Growing = Omit<OutlineItem, 'children'> & { readonly children: Growing[] }

/** A Mermaid mindmap: shapes go, texts and nesting stay. */
export function readMermaid(text: string, leftovers: Leftovers): Outline {
  const start = startOfMindmap(text) ?? 0
  const outline: Growing[] = []
  const open: { indent: number; item: Growing }[] = []
  for (const line of nodeLines(text.slice(start))) {
    const content = line.trim()
    if (/^(?:```|~~~)/.test(content)) break
    if (content === '' || content.startsWith('%%') || content.startsWith(':::')) continue
    if (content.startsWith('::icon(')) {
      leftovers.add('icons')
      continue
    }
    const indent = line.length - line.trimStart().length
    while ((open.at(-1)?.indent ?? -Infinity) >= indent) open.pop()
    const item: Growing = { ...readNode(content, leftovers), children: [] }
    const above = open.at(-1)
    // A second node as far left as the first: Mermaid refuses it, we hang it below.
    const home = above?.item.children ?? outline[0]?.children ?? outline
    home.push(item)
    open.push({ indent, item })
  }
  return { items: outline, links: [] }
}

/** Lines, where a text in quotes and backticks that goes on belongs to the line in which it began. */
function* nodeLines(text: string): Generator<string> {
  let whole: string[] | undefined
  for (const line of text.split(/\r\n|\r|\n/)) {
    const opens = !whole && line.includes('"`') && !line.includes('`"')
    const closes = whole && line.includes('`"')
    if (opens) whole = [line]
    else if (whole) whole.push(line)
    else yield line
    if (whole && closes) {
      yield whole.join('\n')
      whole = undefined
    }
  }
  if (whole) yield* whole
}

/** The brackets of each shape, the longer ones first. */
const SHAPES = [
  ['((', '))'],
  ['))', '(('],
  ['{{', '}}'],
  ['(', ')'],
  [')', '('],
  ['[', ']'],
] as const

function readNode(content: string, leftovers: Leftovers): Omit<OutlineItem, 'children'> {
  const styled = content.lastIndexOf(':::')
  const text = withoutShape(
    styled > 0 && /^[\w\s-]+$/.test(content.slice(styled + 3)) ? content.slice(0, styled).trimEnd() : content,
  )
  const markdown = /^"`([^]*)`"$/.exec(text)?.[1]
  if (markdown !== undefined) return { title: readMarkdownText(markdown.trim(), leftovers) }
  const quoted = /^"([^]*)"$/.exec(text)?.[1] ?? text
  const said = resolveReferences(
    quoted
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/#(\d{1,7});/g, '&#$1;')
      .replace(/#([a-z]{2,8});/gi, '&$1;'),
  )
  const { text: title, kind } = withoutSigns(said)
  return { title: richText(title === TIE ? '' : title), ...(kind && { kind }) }
}

function withoutShape(content: string): string {
  for (const [left, right] of SHAPES) {
    const start = content.indexOf(left)
    // Before the bracket stands at most a name without spaces.
    if (start < 0 || !content.endsWith(right) || /[\s"`]/.test(content.slice(0, start))) continue
    if (content.length >= start + left.length + right.length) return content.slice(start + left.length, -right.length)
  }
  return content
}
