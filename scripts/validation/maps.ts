import * as Y from 'yjs'
import { importMindMap } from '../../exports/importMindMap.ts'
import type { CopyOrder } from '../../server/exporting/renderCopy.ts'
import { run } from '../../shared/commands/command.ts'
import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { createMapDocument } from '../../shared/document/createMapDocument.ts'
import { watchMindMap } from '../../shared/document/watchMindMap.ts'
import type { OutlineItem, OutlineLink } from '../../shared/domain/outline.ts'
import { countItems } from '../../shared/outline/outlineItem.ts'
import { updatesOf } from '../../test/support/drawnMap.ts'
import { realMap } from '../../test/support/realMaps.ts'
import { seededRandom } from '../../test/support/seededRandom.ts'
import { readFinishedMap } from '../../test/support/sessionTrace.ts'

export type MapToCopy = Pick<CopyOrder, 'title' | 'mapUpdate' | 'stageUpdate'> & { readonly name: string }

/** What copies are tried with: a board as it is shown, one as a session leaves it, one that people made elsewhere, many scripts, many ideas. */
export function mapsToCopy(): MapToCopy[] {
  const { title, mapUpdate, stageUpdate } = updatesOf('demo')
  return [
    { name: 'demo', title, mapUpdate, ...(stageUpdate && { stageUpdate }) },
    mapOf('session', sessionOutline(), readFinishedMap().links),
    mapOf('assessment', importMindMap(realMap('assessment.mm')).outline.items),
    mapOf('scripts', SCRIPTS),
    mapOf('large', grown(2_000)),
  ]
}

function mapOf(name: string, outline: readonly OutlineItem[], links: readonly OutlineLink[] = []): MapToCopy {
  const doc = new Y.Doc()
  const random = seededRandom(1)
  Y.applyUpdate(
    doc,
    createMapDocument({ title: name, language: 'de', template: 'blank', newId: () => 'new', random, now: 0 }),
  )
  const { map } = watchMindMap(doc, () => undefined)
  const newIds = Array.from({ length: countItems(outline) }, (_, i) => `idea${i}`)
  const actor = { by: 'somebody', random, now: 0, origin: {} }
  const result = run(doc, map, insertOutline, { parent: 'root', after: null, outline, links, newIds }, actor)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
  return { name, title: name, mapUpdate: Y.encodeStateAsUpdate(doc) }
}

function sessionOutline(): OutlineItem[] {
  const { root, nodes } = readFinishedMap()
  const below = (parent: string): OutlineItem[] =>
    nodes
      .filter((node) => node.parent === parent)
      .map(({ id, text, note, kind, category, sdg = [] }) => ({
        id,
        title: [[{ text }]],
        ...(note !== undefined && { note: [[{ text: note }]] }),
        ...(kind === 'category' && { kind: category }),
        ...(sdg.length > 0 && { fields: { sdg } }),
        children: below(id),
      }))
  return below(root.id)
}

const item = (text: string, ...children: OutlineItem[]): OutlineItem => ({ title: [[{ text }]], children })
const SCRIPTS: readonly OutlineItem[] = [
  item('العربية', item('مرحبا بالعالم، كيف حالكم؟'), item('التطوع في البلدية'), item('Kurs: العربية und Deutsch')),
  item('עברית', item('שלום לכל העולם'), item('תוכנית [טיוטה]')),
  item('志愿服务', item('志愿服务与环境保护'), item('ボランティアと漢字'), item('자원봉사자 모임')),
  item('Emoji', item('👍🏽 läuft 🎉'), item('🇩🇪🇪🇺 Flaggen'), item('→ Größe ✓ „Maß“')),
  item('Formeln', item('=1+1'), item('+49 251'), item('<html><img src="https://x.example/">')),
]

const WORDS = ['Nachbarschaftshilfe aufbauen', 'Fördermittel für Vereine finden', 'Räume am Abend öffnen ☕']
function grown(size: number): OutlineItem[] {
  const below = (i: number): OutlineItem =>
    item(
      `${WORDS[i % WORDS.length] ?? ''} ${i}`,
      ...[1, 2, 3, 4].flatMap((child) => (4 * i + child <= size ? [below(4 * i + child)] : [])),
    )
  return [below(0)]
}
