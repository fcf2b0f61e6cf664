import { richText } from '../../shared/document/richText.ts'
import type { RichText } from '../../shared/domain/idea.ts'
import type { Outline, OutlineLink } from '../../shared/domain/outline.ts'
import { growOutline, type Grown } from '../../shared/outline/growOutline.ts'
import { Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { joinTexts } from '../import/lines.ts'
import { elementsOf, textOf, type MarkupElement } from '../xml/readMarkup.ts'
import { looksLikeHtml, richTextOfHtml, richTextOfMarkup } from '../xml/richTextOfMarkup.ts'
import { unguarded, withBeginning } from './guard.ts'

/** `.mm` of FreeMind 0.8 to Freeplane 1.12, and of those who write it, too. */
export function readFreeplane(map: MarkupElement, leftovers: Leftovers): Outline {
  const links: OutlineLink[] = []
  const read = (node: MarkupElement): Grown<MarkupElement> => {
    const attribute = (name: string) => node.attributes.get(name) ?? ''
    const id = attribute('ID')
    const values = new Values(leftovers)
    const below: MarkupElement[] = []
    const notes: RichText[] = []
    let title: RichText | undefined
    let icons = 0
    for (const part of elementsOf(node)) {
      const of = (name: string) => part.attributes.get(name) ?? ''
      switch (part.name) {
        case 'node':
          below.push(part)
          break
        case 'richcontent':
          if (of('TYPE') === 'NODE') title = contentOf(part, leftovers)
          else notes.push(contentOf(part, leftovers))
          break
        case 'attribute':
          values.take(of('NAME'), unguarded(of('VALUE')))
          break
        case 'icon':
          icons++
          break
        case 'arrowlink':
          links.push({
            from: id,
            to: of('DESTINATION'),
            label: [of('SOURCE_LABEL'), of('MIDDLE_LABEL'), of('TARGET_LABEL')].filter(Boolean).join(' '),
          })
          break
        case 'hook':
          readHook(part, values, notes, leftovers)
          break
        case 'cloud':
          leftovers.add('groups')
          break
      }
    }
    const address = attribute('LINK')
    if (address.startsWith('#')) links.push({ from: id, to: address.slice(1), label: '' })
    else if (address !== '') values.link(address)
    if (!values.kind) leftovers.add('icons', icons)
    return {
      item: { id, title: title ?? readTitle(attribute('TEXT'), leftovers), ...values.with(joinTexts(...notes)) },
      below,
    }
  }
  return {
    items: growOutline(
      elementsOf(map).filter(({ name }) => name === 'node'),
      read,
    ),
    links,
  }
}

const readTitle = (text: string, leftovers: Leftovers): RichText =>
  /^\s*<html/i.test(text) && looksLikeHtml(text) ? richTextOfHtml(text, leftovers) : richText(unguarded(text.trim()))

/** HTML, or since Freeplane 1.11 the text of a Markdown or LaTeX note as it is. */
function contentOf(part: MarkupElement, leftovers: Leftovers): RichText {
  const plain = elementsOf(part).find(({ name }) => name === 'text')
  return withBeginning(plain ? richText(textOf(plain).trim()) : richTextOfMarkup(part, leftovers), unguarded)
}

function readHook(hook: MarkupElement, values: Values, notes: RichText[], leftovers: Leftovers): void {
  const equation = hook.attributes.get('EQUATION')
  if (equation !== undefined) {
    leftovers.add('formulas')
    values.note(equation)
  }
  if (hook.attributes.get('NAME') === 'ExternalObject') leftovers.add('pictures')
  // FreeMind 0.8 keeps its notes like this.
  const note = elementsOf(hook).find(({ name }) => name === 'text')
  if (note) notes.push(richText(textOf(note).trim()))
}
