import { richText } from '../../shared/document/richText.ts'
import { growOutline } from '../../shared/outline/growOutline.ts'
import type { Outline, OutlineItem, OutlineLink } from '../../shared/domain/outline.ts'
import { objectsAt, textAt, type JsonObject } from '../import/json.ts'
import { Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { readMarkdownText } from '../markdown/readInline.ts'

/** More groups than a person draws are not looked into for what lies in them. */
const MOST_GROUPS = 500

/**
 * JSON Canvas (Obsidian). A canvas is a graph: the first edge that reaches a node hangs it up, further ones are cross-links. What no edge
 * reaches hangs in the smallest group around it, else at the top; all in reading order.
 */
export function readCanvas(canvas: unknown, leftovers: Leftovers): Outline {
  const nodes = objectsAt(canvas, 'nodes').toSorted((a, b) => num(a, 'y') - num(b, 'y') || num(a, 'x') - num(b, 'x'))
  const byId = new Map(nodes.map((node) => [textAt(node, 'id'), node]))
  const parents = new Map<string, string>()
  const links: OutlineLink[] = []
  const rootOf = (id: string): string => {
    const path: string[] = []
    let root = id
    for (let above = tops.get(root); above !== undefined; above = tops.get(root)) {
      path.push(root)
      root = above
    }
    for (const each of path) tops.set(each, root)
    return root
  }
  /** Shortcuts to the top, so that looking for circles stays quick. */
  const tops = new Map<string, string>()
  const hang = (id: string, parent: string): boolean => {
    if (parents.has(id) || rootOf(parent) === id) return false
    parents.set(id, parent)
    tops.set(id, parent)
    return true
  }
  for (const edge of objectsAt(canvas, 'edges')) {
    const [from, to, label] = [textAt(edge, 'fromNode'), textAt(edge, 'toNode'), textAt(edge, 'label')]
    if (!byId.has(from) || !byId.has(to)) leftovers.add('connections')
    else if (label !== '' || !hang(to, from)) links.push({ from, to, label })
    if (label !== '' && byId.has(from) && byId.has(to)) hang(to, from)
  }
  const groups = nodes.filter((node) => textAt(node, 'type') === 'group').slice(0, MOST_GROUPS)
  const bySize = groups.toSorted((a, b) => areaOf(a) - areaOf(b))
  for (const node of nodes) {
    const id = textAt(node, 'id')
    const around = parents.has(id) ? undefined : bySize.find((group) => group !== node && isWithin(node, group))
    if (around) hang(id, textAt(around, 'id'))
  }

  const childrenOf = new Map<string, JsonObject[]>()
  const top: JsonObject[] = []
  for (const node of nodes) {
    const parent = parents.get(textAt(node, 'id'))
    if (parent === undefined) {
      top.push(node)
      continue
    }
    const siblings = childrenOf.get(parent) ?? []
    siblings.push(node)
    childrenOf.set(parent, siblings)
  }
  const read = (node: JsonObject) => {
    const id = textAt(node, 'id')
    return { item: { id, ...readNode(node, leftovers) }, below: childrenOf.get(id) ?? [] }
  }
  return { items: growOutline(top, read), links }
}

function readNode(node: JsonObject, leftovers: Leftovers): Omit<OutlineItem, 'children'> {
  const values = new Values(leftovers)
  switch (textAt(node, 'type')) {
    case 'group':
      return { title: richText(textAt(node, 'label')) }
    case 'file':
      leftovers.add('attachments')
      return { title: richText(textAt(node, 'file')) }
    case 'link':
      values.link(textAt(node, 'url'))
      return { title: richText(textAt(node, 'url')), ...values.with() }
    default: {
      // Text is Markdown: its first line is what one sees first.
      const [first = '', ...rest] = textAt(node, 'text').trim().split('\n')
      const [title = []] = readMarkdownText(first.replace(/^#{1,6}\s+/, ''), leftovers)
      return { title: [title], ...values.with(readMarkdownText(rest.join('\n').trim(), leftovers)) }
    }
  }
}

function num(node: JsonObject, name: string): number {
  const value = node[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

const areaOf = (node: JsonObject) => num(node, 'width') * num(node, 'height')

const isWithin = (node: JsonObject, group: JsonObject): boolean =>
  (areaOf(node) < areaOf(group) || (areaOf(node) === areaOf(group) && textAt(node, 'type') !== 'group')) &&
  num(node, 'x') >= num(group, 'x') &&
  num(node, 'y') >= num(group, 'y') &&
  num(node, 'x') + num(node, 'width') <= num(group, 'x') + num(group, 'width') &&
  num(node, 'y') + num(node, 'height') <= num(group, 'y') + num(group, 'height')
