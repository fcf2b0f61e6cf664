import { richText } from '../../shared/document/richText.ts'
import { KINDS } from '../../shared/domain/idea.ts'
import { word } from '../../shared/language/words.ts'
import type { Outline } from '../../shared/domain/outline.ts'
import { growOutline, type Grown } from '../../shared/outline/growOutline.ts'
import { Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { MAKER } from '../textContent.ts'
import { elementsOf, textOf, type MarkupElement } from '../xml/readMarkup.ts'
import { looksLikeHtml, richTextOfHtml } from '../xml/richTextOfMarkup.ts'

const OURS = [
  ['who', '_who'],
  ['nextStep', '_nextStep'],
  ['until', '_until'],
  ['goals', '_sdg'],
  ['votes', '_votes'],
  ['by', '_by'],
] as const

/** OPML of outliners, mind maps and lists of feeds. */
export function readOpml(opml: MarkupElement, leftovers: Leftovers): Outline & { readonly title?: string } {
  const head = elementsOf(opml).find(({ name }) => name === 'head')
  const said = (name: string) => {
    const element = head && elementsOf(head).find((each) => each.name === name)
    return element ? textOf(element).trim() : ''
  }
  const ours = said('generator') === MAKER
  const formatted = (text: string) =>
    !ours && looksLikeHtml(text) ? richTextOfHtml(text, leftovers) : richText(ours ? text : text.trim())

  const read = (outline: MarkupElement): Grown<MarkupElement> => {
    const of = (name: string) => outline.attributes.get(name) ?? ''
    const values = new Values(leftovers)
    values.kind = KINDS.find((kind) => kind === of('_kind'))
    for (const [name, attribute] of OURS) values.take(word(name, 'en'), of(attribute))
    for (const address of [of('htmlUrl'), of('url'), of('xmlUrl')]) if (address !== '') values.link(address)
    const note = of('_note') || of('note') || of('description')
    return {
      item: { title: formatted(of('text') || of('title')), ...values.with(formatted(note)) },
      below: elementsOf(outline).filter(({ name }) => name === 'outline'),
    }
  }
  const bodies = elementsOf(opml).filter(({ name }) => name === 'body')
  const tops = bodies.flatMap((body) => elementsOf(body).filter(({ name }) => name === 'outline'))
  const title = said('title')
  return { items: growOutline(tops, read), links: [], ...(title && { title }) }
}
