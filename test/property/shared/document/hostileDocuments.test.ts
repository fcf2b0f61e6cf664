import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { readStage } from '../../../../shared/document/readStage.ts'
import { MAP_ROOTS, STAGE_ROOTS } from '../../../../shared/document/schema.ts'
import { watchMindMap } from '../../../../shared/document/watchMindMap.ts'
import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId } from '../../../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../../../shared/domain/mindMap.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', ROOT_ID, LOST_AND_FOUND_ID, '__proto__', 'constructor', 'a/who', '')
const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), id)
const json = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.string(), scalar, { maxKeys: 3 }))
const place = fc.record(
  {
    parent: fc.oneof(id, id, scalar),
    order: fc.oneof(fc.string(), scalar),
    from: fc.oneof(id, scalar),
    at: fc.oneof(fc.nat(9), scalar),
    by: scalar,
  },
  { requiredKeys: [] },
)
const mark = fc.record({ at: scalar, by: scalar, top: fc.oneof(id, scalar) }, { requiredKeys: [] })
const link = fc.record({ from: fc.oneof(id, scalar), to: fc.oneof(id, scalar), label: scalar }, { requiredKeys: [] })
/** Makes a Yjs type with odd content: fragments in texts, texts in maps, unknown elements and marks. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs gives its types no common one
const type = fc.letrec<{ type: () => Y.AbstractType<any> }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.string().map((text) => () => new Y.XmlText(text)),
    fc
      .tuple(fc.string(), fc.dictionary(fc.constantFrom('bold', 'italic--x', 'link', '__proto__'), json))
      .map(([text, marks]) => () => {
        const odd = new Y.XmlText()
        odd.applyDelta([{ insert: text || ' ', attributes: structuredClone(marks) }])
        return odd
      }),
    fc.string().map((text) => () => new Y.Text(text)),
    fc.array(json, { maxLength: 2 }).map((values) => () => Y.Array.from(structuredClone(values) as string[])),
    fc
      .dictionary(fc.string(), json, { maxKeys: 2 })
      .map((values) => () => new Y.Map(Object.entries(structuredClone(values)))),
    fc
      .tuple(
        fc.constantFrom('paragraph', 'heading', 'bulletList', 'hardBreak', ''),
        fc.array(tie('type'), { maxLength: 3 }),
      )
      .map(([name, inner]) => () => {
        const element = new Y.XmlElement(name)
        element.insert(
          0,
          inner.map((make) => make() as Y.XmlElement),
        )
        return element
      }),
    fc.array(tie('type'), { maxLength: 3 }).map((inner) => () => {
      const fragment = new Y.XmlFragment()
      fragment.insert(
        0,
        inner.map((make) => make() as Y.XmlElement),
      )
      return fragment
    }),
  ),
})).type
const value = fc.oneof(place, place, mark, link, json, type)
const root = fc.constantFrom(...Object.keys(MAP_ROOTS), ...Object.keys(STAGE_ROOTS), 'tables')
const write = fc.oneof(
  fc.record({ root: fc.constantFrom('place', 'place', 'gone'), key: id, value: fc.oneof(place, mark) }),
  fc.record({ root, key: fc.oneof(id, fc.string()), value }),
)
/** Roots that somebody's program has opened as something else, with content. */
const wrongRoots = fc.array(fc.tuple(root, fc.constantFrom('array', 'text', 'fragment')), { maxLength: 2 })

function hostileUpdate(
  writes: readonly { root: string; key: string; value: unknown }[],
  wrong: readonly (readonly [string, string])[],
): Uint8Array[] {
  const doc = new Y.Doc()
  for (const { root, key, value } of writes)
    doc.getMap(root).set(key, typeof value === 'function' ? value() : structuredClone(value))
  const other = new Y.Doc()
  for (const [name, kind] of new Map(wrong)) {
    if (kind === 'array') other.getArray(name).insert(0, [1, { a: 1 }])
    else if (kind === 'text') other.getText(name).insert(0, 'text')
    else other.getXmlFragment(name).insert(0, [new Y.XmlElement('p')])
  }
  return [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(other)]
}

/** Every living idea hangs exactly once, by its own account and by its parent's. */
export function isTree(map: MindMap): void {
  const reached: IdeaId[] = []
  for (const idea of subtree(map, ROOT_ID)) {
    reached.push(idea.id)
    for (const child of idea.children) expect(map.ideas.get(child)?.parent).toBe(idea.id)
  }
  expect(new Set(reached).size).toBe(reached.length)
  expect(reached.length).toBe(map.ideas.size)
  expect(map.ideas.get(ROOT_ID)?.parent).toBeNull()
}

test('[P4] [P11] whatever a program writes into a document: it reads as a tree, and so it does live', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 14 }), wrongRoots, (writes, wrong) => {
      const updates = hostileUpdate(writes, wrong)
      const doc = openMapDocument(updates)
      const map = readMindMap(doc)
      isTree(map)
      const written = writes.filter(
        (each) => each.root === 'place' && each.key !== ROOT_ID && each.key !== LOST_AND_FOUND_ID,
      )
      for (const { key } of written) if (!doc.getMap('gone').has(key)) expect(map.ideas.has(key)).toBe(true)
      readStage(doc)

      const late = new Y.Doc()
      const live = watchMindMap(late, () => {})
      for (const update of updates) Y.applyUpdate(late, update)
      expect(new Map(live.map.ideas)).toEqual(map.ideas)
    }),
    { numRuns: 400 },
  )
}, 120_000)

test('[P11] a document whose roots are open as other types reads as an empty map', () => {
  const doc = new Y.Doc()
  for (const name of Object.keys(MAP_ROOTS)) doc.getText(name).insert(0, 'x')
  for (const name of ['tally', 'copies', 'snapshots']) doc.getArray(name)
  expect(readMindMap(doc).ideas.size).toBe(1)
  expect(readStage(doc)).toEqual({ tally: new Map(), copies: [], snapshots: [] })
})

test('[P11] a chain of 20,000 ideas, a ring of 20,000 and 1,000 nested elements are read without running out of stack', () => {
  const n = 20_000
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let i = 0; i < n; i++) {
      doc.getMap('place').set(`chain${i}`, { parent: i === 0 ? ROOT_ID : `chain${i - 1}`, order: 'U' })
      doc
        .getMap('place')
        .set(`ring${i}`, { parent: `ring${(i + 1) % n}`, order: 'U', from: `ring${(i + 7) % n}`, at: i % 5 })
      if (i % 2) doc.getMap('gone').set(`chain${i}`, { at: 0, by: '', top: 'chain3' })
    }
    let inner: Y.XmlElement | Y.XmlFragment = new Y.XmlFragment()
    doc.getMap('title').set('chain0', inner)
    for (let i = 0; i < 1_000; i++) {
      const next: Y.XmlElement = new Y.XmlElement('blockquote')
      inner.insert(0, [next])
      inner = next
    }
    inner.insert(0, [new Y.XmlText('the deepest word')])
  })
  const map = readMindMap(doc)
  isTree(map)
  expect(map.ideas.get('chain0')?.text).toBe('the deepest word')
}, 60_000)

test('[P7] only web and mail addresses become links', () => {
  const doc = new Y.Doc()
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [paragraph])
  doc.getMap('title').set(ROOT_ID, fragment)
  const addresses = [
    'https://a.de/ü?x#y',
    'mailto:a@b.de',
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:x',
    'data:text/html,x',
    '//evil.de',
    'vbscript:x',
    'https:evil',
    5,
  ]
  text.applyDelta(addresses.map((href, i) => ({ insert: `${i} `, attributes: { link: { href } } })))
  const links = readMindMap(doc)
    .ideas.get(ROOT_ID)
    ?.title.flat()
    .flatMap((run) => run.link ?? [])
  expect(links).toEqual(['https://a.de/ü?x#y', 'mailto:a@b.de'])
})
