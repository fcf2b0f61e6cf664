import { resolveReferences } from './characterReferences.ts'

/** An element of XML or HTML. Names are without their prefix; attributes with it. */
export interface MarkupElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (MarkupElement | string)[]
}

export interface Markup {
  readonly top: MarkupElement
  /** How often something was not as the rules want it and was read all the same. */
  readonly repairs: number
}

/** The file defines entities of its own, which is how such files attack their readers. */
export class UnsafeMarkup extends Error {}

/** Elements that stand for themselves in HTML. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr', 'col'])
/** What stands in them is no text. */
const SILENT = new Set(['script', 'style'])

/**
 * Reads XML as programs really write it, and HTML: unknown entities, bare ampersands, unclosed or crossed elements and an end that is
 * missing are read as well as they can be and counted. Nothing is defined by the file, and nothing is loaded. Linear, without recursion.
 */
export function readMarkup(source: string, { html = false } = {}): Markup {
  const top: MarkupElement = { name: '', attributes: new Map(), children: [] }
  const open: MarkupElement[] = [top]
  // How often each name is open: looking for it would take the square of the depth.
  const opened = new Map<string, number>()
  let repairs = 0
  const at = () => open.at(-1) ?? top
  const write = (text: string) => {
    if (text !== '') at().children.push(text)
  }
  const close = () => {
    const { name } = open.pop() ?? top
    opened.set(name, (opened.get(name) ?? 1) - 1)
  }
  let place = 0
  while (place < source.length) {
    const tag = source.indexOf('<', place)
    const text = source.slice(place, tag < 0 ? undefined : tag)
    if (/&(?!#?\w+;)/.test(text)) repairs++
    write(resolveReferences(text))
    if (tag < 0) break
    if (source.startsWith('<!--', tag)) place = after(source, '-->', tag + 4)
    else if (source.startsWith('<![CDATA[', tag)) {
      place = after(source, ']]>', tag + 9)
      write(source.slice(tag + 9, place).replace(/\]\]>$/, ''))
    } else if (source.startsWith('<?', tag)) place = after(source, '?>', tag + 2)
    else if (/^<!doctype/i.test(source.slice(tag, tag + 9))) {
      const end = after(source, '>', tag)
      if (source.slice(tag, end).includes('[')) throw new UnsafeMarkup('the file defines entities')
      place = end
    } else {
      const read = readTag(source, tag)
      if (!read) {
        repairs++
        write('<')
        place = tag + 1
        continue
      }
      place = read.end
      repairs += read.repairs
      const name = html ? read.name.toLowerCase() : read.name
      if (read.closing) {
        if ((opened.get(name) ?? 0) === 0) {
          if (!html || !VOID.has(name)) repairs++
          continue
        }
        while (at().name !== name) {
          repairs++
          close()
        }
        close()
        continue
      }
      const element: MarkupElement = { name, attributes: read.attributes, children: [] }
      if (html && name === 'p' && at().name === 'p') close()
      if (html && name === 'li' && at().name === 'li') close()
      at().children.push(element)
      if (read.empty || (html && VOID.has(name))) continue
      if (html && SILENT.has(name)) {
        place = after(source, `</${name}`, place)
        place = after(source, '>', place)
        continue
      }
      open.push(element)
      opened.set(name, (opened.get(name) ?? 0) + 1)
    }
  }
  if (!html) repairs += open.length - 1
  return { top, repairs }
}

const after = (source: string, end: string, from: number): number => {
  const found = source.indexOf(end, from)
  return found < 0 ? source.length : found + end.length
}

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly closing: boolean
  readonly empty: boolean
  readonly end: number
  readonly repairs: number
}

const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const ATTRIBUTE = /\s*([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/y
const TAG_END = /\s*(\/?)>/y

function readTag(source: string, start: number): Tag | undefined {
  const closing = source[start + 1] === '/'
  NAME.lastIndex = start + (closing ? 2 : 1)
  const name = NAME.exec(source)?.[0]
  if (name === undefined) return undefined
  const attributes = new Map<string, string>()
  let place = NAME.lastIndex
  let repairs = 0
  for (;;) {
    TAG_END.lastIndex = place
    const end = TAG_END.exec(source)
    if (end) {
      const local = name.slice(name.indexOf(':') + 1)
      return { name: local, attributes, closing, empty: end[1] === '/', end: TAG_END.lastIndex, repairs }
    }
    ATTRIBUTE.lastIndex = place
    const found = ATTRIBUTE.exec(source)
    if (!found) {
      // A stray sign within the tag is passed over; a tag that never ends is none.
      while (/\s/.test(source[place] ?? '')) place++
      if (place >= source.length || source[place] === '<') return undefined
      repairs++
      place++
      continue
    }
    const [, key = '', double, single, bare] = found
    const value = double ?? single ?? bare ?? ''
    if (/&(?!#?\w+;)/.test(value)) repairs++
    if (!attributes.has(key)) attributes.set(key, resolveReferences(value))
    place = ATTRIBUTE.lastIndex
  }
}

/** The elements among the children. */
export const elementsOf = (element: MarkupElement): MarkupElement[] =>
  element.children.filter((child) => typeof child !== 'string')

/** All text in it, as it stands there. */
export function textOf(element: MarkupElement): string {
  const parts: string[] = []
  const stack: (MarkupElement | string)[] = [element]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') parts.push(next)
    else for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] ?? '')
  }
  return parts.join('')
}
