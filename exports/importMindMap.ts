import type { ImportFormat, LeftoverCount } from '../shared/domain/importedFile.ts'
import type { Outline } from '../shared/domain/outline.ts'
import { plainText } from '../shared/document/richText.ts'
import { parseOutline } from '../shared/outline/parseOutline.ts'
import { readOutline, readOutlineLinks } from '../shared/outline/readOutline.ts'
import { readCanvas } from './canvas/readCanvas.ts'
import { readCsv, separatorOf } from './csv/readCsv.ts'
import { readFreeplane } from './freeplane/readFreeplane.ts'
import { decodeText } from './import/decodeText.ts'
import { finishOutline } from './import/finishOutline.ts'
import { ImportRefused } from './import/importRefused.ts'
import { at, isObject, textAt } from './import/json.ts'
import { Leftovers } from './import/leftovers.ts'
import { readMarkdown } from './markdown/readMarkdown.ts'
import { readMermaid, startOfMindmap } from './mermaid/readMermaid.ts'
import { readOpml } from './opml/readOpml.ts'
import { readDataTree, readMindElixir, readMyMind, readTeamMapper, treeFormatOf } from './trees/readTrees.ts'
import { openZip } from './xmind/openZip.ts'
import { readXmindJson, readXmindXml } from './xmind/readXmind.ts'
import { elementsOf, readMarkup, UnsafeMarkup, type MarkupElement } from './xml/readMarkup.ts'

export interface Import {
  readonly format: ImportFormat
  /** What the file calls itself, if it does. */
  readonly title?: string
  readonly outline: Outline
  /** What is in the file and cannot be in a map. */
  readonly leftovers: readonly LeftoverCount[]
}
interface Found extends Outline {
  readonly format: ImportFormat
  readonly title?: string
}

/**
 * The only door in: a file as an outline. What it is, is told by its content. Throws `ImportRefused` and nothing else; loads nothing, runs
 * nothing, and takes time in proportion to its bytes.
 */
export function importMindMap(bytes: Uint8Array): Import {
  const leftovers = new Leftovers()
  try {
    const { format, title, items, links } = isZip(bytes) ? readZip(bytes, leftovers) : readText(bytes, leftovers)
    const outline = finishOutline({ items, links }, leftovers)
    const [only, ...others] = outline.items
    const name = title ?? (others.length === 0 && only ? plainText(only.title).split('\n')[0]?.trim() : undefined)
    return { format, ...(name && { title: name.slice(0, 500) }), outline, leftovers: leftovers.list() }
  } catch (error) {
    if (error instanceof UnsafeMarkup) throw new ImportRefused('importUnsafe')
    // Nested deeper than any program's stack: nobody made that by hand.
    if (error instanceof RangeError) throw new ImportRefused('importUnsafe')
    throw error
  }
}

const isZip = ([a, b, c, d]: Uint8Array) => a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))

function readZip(bytes: Uint8Array, leftovers: Leftovers): Found {
  const files = openZip(bytes, ['content.json', 'content.xml'])
  const json = files.get('content.json')
  if (json) return { format: 'xmind', ...readXmindJson(parseJson(decodeText(json, leftovers)), leftovers) }
  const xml = files.get('content.xml')
  if (!xml) throw new ImportRefused('importUnknown')
  return readMarkupFile(decodeText(xml, leftovers), leftovers) ?? refuse()
}

const refuse = (): never => {
  throw new ImportRefused('importUnknown')
}

function readText(bytes: Uint8Array, leftovers: Leftovers): Found {
  const text = decodeText(bytes, leftovers).replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new ImportRefused('importEmpty')
  if (isBinary(text)) throw new ImportRefused('importUnknown')
  const start = text.trimStart()
  if (start.startsWith('<')) {
    const found = readMarkupFile(text, leftovers)
    if (found) return found
    if (/^<(?:\?xml|!doctype|html|svg)\b/i.test(start)) throw new ImportRefused('importUnknown')
  }
  if (/^[{[]/.test(start)) {
    const found = readJsonFile(start, leftovers)
    if (found) return found
  }
  if (startOfMindmap(text) !== undefined) return { format: 'mermaid', ...readMermaid(text, leftovers) }
  const markdown = /^(?:#{1,6}[ \t]|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S)/m.test(text)
  const separator = markdown && !/^\s*"/.test(text) ? undefined : separatorOf(text)
  if (separator === '\t' ? /^[^\t\n]+\t/.test(text) : separator)
    return { format: 'csv', ...readCsv(text, separator ?? ';', leftovers) }
  if (!markdown && /^<[a-z!?]/i.test(start) && start.trimEnd().endsWith('>')) return refuse()
  if (markdown) return { format: 'markdown', ...readMarkdown(text, leftovers) }
  return { format: 'text', items: parseOutline(withoutStamp(text)), links: [] }
}

/** Signs that no text holds: another kind of file. */
const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 4_000)
  return (sample.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/g) ?? []).length > sample.length / 50
}

/** Our own text copies end with where they come from. */
const withoutStamp = (text: string) => text.replace(/\n\nKaffeetisch · (?:Stand|As of): [^\n]*\n?$/, '\n')

function readMarkupFile(text: string, leftovers: Leftovers): Found | undefined {
  // What is no map is not worth reading whole.
  if (!/<(?:map|opml|xmap-content)[\s/>]/i.test(text.slice(0, 20_000))) return undefined
  const { top, repairs } = readMarkup(text)
  const root = elementsOf(top).find(({ name }) => Object.hasOwn(READERS, name))
  if (!root) return undefined
  leftovers.add('repairs', repairs)
  const { format, read } = READERS[root.name as keyof typeof READERS]
  return { format, ...read(root, leftovers) }
}

const READERS = {
  map: { format: 'freeplane', read: readFreeplane },
  opml: { format: 'opml', read: readOpml },
  'xmap-content': { format: 'xmind', read: readXmindXml },
} as const satisfies Record<
  string,
  {
    readonly format: ImportFormat
    read(root: MarkupElement, leftovers: Leftovers): Outline & { readonly title?: string }
  }
>

function readJsonFile(text: string, leftovers: Leftovers): Found | undefined {
  let json: unknown
  try {
    json = parseJson(text)
  } catch (error) {
    // A text may begin with a bracket, too.
    if (/^\{\s*"|^\[\s*[{"]/.test(text)) throw error
    return undefined
  }
  if (at(json, 'kaffeetisch') !== undefined) {
    const title = textAt(json, 'title')
    const items = readOutline(at(json, 'outline'))
    // A copy names the pictures of its board; they themselves are not in it.
    leftovers.add('pictures', (text.match(/"picture":\s*\{/g) ?? []).length)
    return {
      format: 'json',
      items,
      links: readOutlineLinks(at(json, 'links')),
      ...(title && { title }),
    }
  }
  if (Array.isArray(at(json, 'nodes')) && Array.isArray(at(json, 'edges')))
    return { format: 'canvas', ...readCanvas(json, leftovers) }
  if (Array.isArray(json) && isObject(at(json[0], 'rootTopic')))
    return { format: 'xmind', ...readXmindJson(json, leftovers) }
  const format = treeFormatOf(json)
  switch (format) {
    case 'mindElixir':
      return { format, ...readMindElixir(json, leftovers) }
    case 'teamMapper':
      return { format, ...readTeamMapper(json, leftovers) }
    case 'myMind':
      return { format, ...readMyMind(json, leftovers) }
    case 'simpleMindMap':
    case 'kityMinder':
      return { format, ...readDataTree(json, leftovers) }
    default:
      throw new ImportRefused('importUnknown')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw new ImportRefused('importDamaged')
  }
}
