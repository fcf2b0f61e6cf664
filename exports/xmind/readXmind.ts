import { richText } from '../../shared/document/richText.ts'
import type { Outline, OutlineLink } from '../../shared/domain/outline.ts'
import { growOutline, type Grown } from '../../shared/outline/growOutline.ts'
import { at, isObject, objectsAt, textAt, textsAt, type JsonObject } from '../import/json.ts'
import { kindNamed, knownWord, Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { elementsOf, textOf, type MarkupElement } from '../xml/readMarkup.ts'

/** XMind Zen and later: `content.json`, a list of sheets. Each sheet's central topic is an item at the top. */
export function readXmindJson(content: unknown, leftovers: Leftovers): Outline {
  const sheets = (Array.isArray(content) ? content : [content]).filter(isObject)
  const links: OutlineLink[] = sheets
    .flatMap((sheet) => objectsAt(sheet, 'relationships'))
    .map((link) => ({ from: textAt(link, 'end1Id'), to: textAt(link, 'end2Id'), label: textAt(link, 'title') }))
  const read = (topic: JsonObject): Grown<JsonObject> => {
    const id = textAt(topic, 'id')
    const values = new Values(leftovers)
    if (at(topic, 'image') !== undefined) leftovers.add('pictures')
    takeLabels(textsAt(topic, 'labels'), values)
    takeAddress(textAt(topic, 'href'), id, values, links, leftovers)
    if (!values.kind) leftovers.add('icons', objectsAt(topic, 'markers').length)
    leftovers.add('groups', objectsAt(topic, 'boundaries').length)
    for (const extension of objectsAt(topic, 'extensions')) {
      const votes = textAt(at(extension, 'content'), 'votes')
      if (votes !== '') values.takeKnown('votes', votes)
    }
    const note = textAt(at(at(topic, 'notes'), 'plain'), 'content')
    const children = at(topic, 'children')
    return {
      item: { id, title: richText(textAt(topic, 'title')), ...values.with(richText(note.trimEnd())) },
      below: isObject(children) ? TYPES.flatMap((type) => objectsAt(children, type)) : [],
    }
  }
  const tops = sheets.map((sheet) => at(sheet, 'rootTopic')).filter(isObject)
  return { items: growOutline(tops, read), links }
}

/** How topics hang below another one. */
const TYPES = ['attached', 'detached', 'callout', 'summary'] as const

/** XMind 8 and before: `content.xml`. */
export function readXmindXml(content: MarkupElement, leftovers: Leftovers): Outline {
  const within = (element: MarkupElement, name: string) => elementsOf(element).filter((each) => each.name === name)
  const said = (element: MarkupElement, name: string) => {
    const [found] = within(element, name)
    return found ? textOf(found).replace(/\r\n?/g, '\n').trim() : ''
  }
  const sheets = within(content, 'sheet')
  const links: OutlineLink[] = sheets
    .flatMap((sheet) => within(sheet, 'relationships'))
    .flatMap((all) => within(all, 'relationship'))
    .map((link) => ({
      from: link.attributes.get('end1') ?? '',
      to: link.attributes.get('end2') ?? '',
      label: said(link, 'title'),
    }))
  const read = (topic: MarkupElement): Grown<MarkupElement> => {
    const id = topic.attributes.get('id') ?? ''
    const values = new Values(leftovers)
    takeLabels(
      within(topic, 'labels').flatMap((labels) => within(labels, 'label').map(textOf)),
      values,
    )
    takeAddress(topic.attributes.get('xlink:href') ?? '', id, values, links, leftovers)
    leftovers.add('pictures', within(topic, 'img').length)
    leftovers.add('groups', within(topic, 'boundaries').flatMap(elementsOf).length)
    leftovers.add('icons', [...within(topic, 'marker-refs'), ...within(topic, 'markers')].flatMap(elementsOf).length)
    const [notes] = within(topic, 'notes')
    return {
      item: {
        id,
        title: richText(said(topic, 'title')),
        ...values.with(richText(notes ? said(notes, 'plain') : '')),
      },
      below: within(topic, 'children')
        .flatMap((children) => within(children, 'topics'))
        .flatMap((topics) => within(topics, 'topic')),
    }
  }
  return {
    items: growOutline(
      sheets.flatMap((sheet) => within(sheet, 'topic')),
      read,
    ),
    links,
  }
}

/** Labels of our own say kind and fields; those of others are a line of the note. */
function takeLabels(labels: readonly string[], values: Values): void {
  const others = labels.filter((label) => {
    const colon = label.indexOf(': ')
    if (colon > 0) return !values.takeKnown(knownWord(label.slice(0, colon)), label.slice(colon + 2))
    return values.kind !== undefined || kindNamed(label) === undefined || !values.takeKnown('kind', label)
  })
  if (others.length > 0) values.note(others.join(', '))
}

function takeAddress(address: string, id: string, values: Values, links: OutlineLink[], leftovers: Leftovers): void {
  if (address === '') return
  if (address.startsWith('xmind:#')) links.push({ from: id, to: address.slice('xmind:#'.length), label: '' })
  else if (/^(?:xap|file):/.test(address)) leftovers.add('attachments')
  else values.link(address)
}
