import { plainText } from '../../shared/document/richText.ts'
import type { Kind } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { fieldsInWords, MAKER, stampOf, type TextContent } from '../textContent.ts'
import { zipFiles } from '../zip/zipFiles.ts'

/** Markers that every XMind brings along. The kind itself is said by a label. */
const MARKERS: Readonly<Record<Kind, string>> = {
  topic: 'flag-blue',
  challenge: 'symbol-attention',
  goodPractice: 'task-done',
  quickWin: 'priority-1',
  free: 'symbol-info',
}

interface Topic {
  readonly id: string
  readonly class: 'topic'
  readonly title: string
  readonly children?: { readonly attached: readonly Topic[] }
  readonly [more: string]: unknown
}

/** XMind Zen and later. Kind, fields and votes are labels, which XMind shows below the topic. */
export function writeXmind(content: TextContent): Uint8Array {
  const { outline, title, language, now } = content
  const topic = (item: OutlineItem): Topic => {
    const { id = '', kind, fields, note, votes } = item
    const labels = [
      ...(kind ? [kindName(kind, language)] : []),
      ...fieldsInWords(item, language).map(({ name, value }) => `${name}: ${value}`),
    ]
    return {
      id,
      class: 'topic',
      title: plainText(item.title),
      ...(fields?.link !== undefined && { href: fields.link }),
      ...(note && { notes: { plain: { content: plainText(note) } } }),
      ...(labels.length > 0 && { labels }),
      ...(kind && { markers: [{ markerId: MARKERS[kind] }] }),
      ...(votes !== undefined && { extensions: [{ provider: MAKER, content: { votes } }] }),
      ...(item.children.length > 0 && { children: { attached: item.children.map(topic) } }),
    }
  }
  const [root] = outline.items
  const sheets = root && [
    {
      id: 'sheet',
      class: 'sheet',
      title,
      rootTopic: { ...topic(root), structureClass: 'org.xmind.ui.map.unbalanced' },
      relationships: outline.links.map(({ from, to, label }, i) => ({
        id: `relationship${i}`,
        class: 'relationship',
        end1Id: from,
        end2Id: to,
        ...(label && { title: label }),
      })),
    },
  ]
  const metadata = { creator: { name: MAKER }, description: stampOf(content) }
  const manifest = { 'file-entries': { 'content.json': {}, 'metadata.json': {} } }
  return zipFiles(
    {
      'content.json': JSON.stringify(sheets ?? []),
      'metadata.json': JSON.stringify(metadata),
      'manifest.json': JSON.stringify(manifest),
    },
    now,
  )
}
