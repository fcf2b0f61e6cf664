import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Known } from '../../../../server/sync/known.ts'
import { cutKnown, joinUpdates, MalformedUpdate, readUpdate } from '../../../../server/sync/updateBytes.ts'

type Deed = { who: number; what: number; key: number; at: number; text: string }
const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.nat(3),
  what: fc.nat(7),
  key: fc.nat(5),
  at: fc.nat(30),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
})

/** Four people on one document, each seeing the others after a while; answers every update in the order a server would get them. */
function play(deeds: readonly Deed[]): { updates: Uint8Array[]; docs: Y.Doc[] } {
  const updates: Uint8Array[] = []
  const docs = [0, 1, 2, 3].map(() => new Y.Doc())
  const fresh: Uint8Array[] = []
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && fresh.push(update))
  for (const [i, one] of deeds.entries()) {
    const doc = docs[one.who] ?? new Y.Doc()
    doc.transact(() => act(doc, one))
    updates.push(...fresh.splice(0))
    if (i % 5 === 4) for (const other of docs) for (const update of updates) Y.applyUpdate(other, update, 'server')
  }
  return { updates, docs }
}

function act(doc: Y.Doc, { what, key, at, text }: Deed): void {
  const titles = doc.getMap<Y.XmlFragment>('title')
  const existing = titles.get(`i${key}`)
  const paragraph = existing?.get(0)
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  switch (what) {
    case 0:
      doc
        .getMap('place')
        .set(`i${key}`, { parent: text, order: 'a', at, from: null, deep: [1.5, true, -at, { [text]: undefined }] })
      return
    case 1: {
      const fragment = new Y.XmlFragment()
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(text)])
      fragment.insert(0, [line])
      titles.set(`i${key}`, fragment)
      return
    }
    case 2:
    case 3:
      if (words instanceof Y.XmlText) words.insert(Math.min(at, words.length), text)
      return
    case 4:
      if (words instanceof Y.XmlText && words.length > 0)
        words.format(0, Math.min(at + 1, words.length), { bold: at % 2 ? {} : null, link: { href: text } })
      return
    case 5:
      if (words instanceof Y.XmlText && words.length > 0) words.delete(0, Math.min(at + 1, words.length))
      return
    case 6:
      titles.delete(`i${key}`)
      return
    default:
      existing?.insert(0, [new Y.XmlElement('paragraph')])
  }
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
const content = (doc: Y.Doc) => [doc.getMap('place').toJSON(), doc.getMap('title').toJSON()]

it('reads of every update what Yjs reads of it', () => {
  let seen = 0
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      for (const update of [...play(deeds).updates, Y.mergeUpdates(play(deeds).updates)]) {
        const { structs, ds } = Y.decodeUpdate(update)
        const parts = readUpdate(update)
        seen += structs.length
        expect(parts.stretches.reduce((sum, stretch) => sum + stretch.structs, 0)).toBe(
          structs.filter((s) => s.constructor.name !== 'Skip').length,
        )
        const meta = Y.parseUpdateMeta(update)
        for (const { client, from, to } of parts.stretches) {
          expect(from).toBe(meta.from.get(client))
          expect(to).toBe(meta.to.get(client))
        }
        const deletes = [...ds.clients].flatMap(([client, items]) =>
          items.flatMap(({ clock, len }) => [client, clock, len]),
        )
        expect(parts.deletes).toEqual(deletes)
      }
    }),
    { numRuns: 150 },
  )
  expect(seen).toBeGreaterThan(300)
})

it('joins any cut of a session into one update that says the same', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), fc.nat(40), (deeds, cut) => {
      const { updates } = play(deeds)
      if (updates.length === 0) return
      const parts = updates.map(readUpdate)
      const joined = [parts.slice(0, cut), parts.slice(cut)].filter((list) => list.length > 0).map(joinUpdates)
      const ours = docOf(joined)
      const theirs = docOf(updates)
      expect(content(ours)).toEqual(content(theirs))
      // When two people format one text, Yjs tidies up after each transaction by itself: then how many there were shows in the deletes.
      if (!deeds.some(({ what }) => what === 4))
        expect(Y.equalSnapshots(Y.snapshot(ours), Y.snapshot(theirs))).toBe(true)
      expect(Y.decodeStateVector(Y.encodeStateVector(ours))).toEqual(Y.decodeStateVector(Y.encodeStateVector(theirs)))
      expect(ours.store.pendingStructs).toBeNull()
      // what Yjs itself makes of our joined bytes is still the same
      expect(content(docOf([Y.mergeUpdates(joined)]))).toEqual(content(theirs))
      expect(content(docOf([joinUpdates([...parts, ...parts])]))).toEqual(content(theirs))
    }),
    { numRuns: 1500 },
  )
})

it('of an update that begins with what is known it takes the rest, and nothing is missing', () => {
  let cuts = 0
  fc.assert(
    fc.property(fc.array(deed, { minLength: 2, maxLength: 40 }), fc.nat(40), (deeds, seen) => {
      const { updates } = play(deeds)
      if (updates.length === 0) return
      const known = new Known()
      for (const update of updates.slice(0, seen)) known.add(readUpdate(update))
      const whole = readUpdate(Y.mergeUpdates(updates))
      const rest = cutKnown(whole, known.clocks)
      if (rest !== whole) cuts++
      for (const { client, from } of rest.stretches) expect(from).toBe(known.clock(client))
      expect(content(docOf([...updates.slice(0, seen), rest.bytes]))).toEqual(content(docOf(updates)))
    }),
    { numRuns: 300 },
  )
  expect(cuts).toBeGreaterThan(50)
})

it('knows of a session what Yjs knows of it, and takes nothing twice', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const { updates } = play(deeds)
      const known = new Known()
      for (const update of updates) {
        const parts = readUpdate(update)
        // Two people may have deleted the same: then the second one says nothing new.
        if (parts.stretches.length > 0) expect(known.judge(parts)).toBe('news')
        else expect(known.judge(parts)).not.toBe('gap')
        known.add(parts)
        expect(known.judge(parts)).toBe('nothing')
      }
      const doc = docOf(updates)
      expect(Y.decodeStateVector(known.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
      // integration deletes by itself what lost a race for a key: nobody said so, everybody knows it
      const all = readUpdate(Y.encodeStateAsUpdate(doc))
      expect(known.judge(all)).not.toBe('gap')
      known.add(all)
      expect(known.judge(all)).toBe('nothing')
      expect(readUpdate(known.deletesUpdate()).deletes).toEqual(all.deletes)
    }),
    { numRuns: 150 },
  )
})

it('lets an update in only when a client could take it in at once', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 2, maxLength: 30 }), fc.nat(), (deeds, seed) => {
      const { updates } = play(deeds)
      const known = new Known()
      const doc = new Y.Doc()
      for (let i = 0, at = seed; i < 40 && updates.length > 0; i++, at = (at * 7919 + 13) % 1_000_003) {
        const update = updates[at % updates.length]
        if (!update) continue
        const parts = readUpdate(update)
        if (known.judge(parts) === 'gap') continue
        known.add(parts)
        Y.applyUpdate(doc, update)
        expect(doc.store.pendingStructs).toBeNull()
        expect(doc.store.pendingDs).toBeNull()
      }
    }),
    { numRuns: 1500 },
  )
})

it('[P11] of damaged bytes it passes on only what every client can read', () => {
  let passed = 0
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: 3, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
      (deeds, hits) => {
        const bytes = Uint8Array.from(Y.mergeUpdates([...play(deeds).updates, Uint8Array.from([0, 0])]))
        for (const [at, value] of hits) bytes[at % bytes.length] = value
        let parts
        try {
          parts = readUpdate(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedUpdate)
          return
        }
        if (new Known().judge(parts) !== 'news') return
        passed++
        const doc = docOf([bytes])
        expect(doc.store.pendingStructs).toBeNull()
        Y.encodeStateAsUpdate(doc)
        // nor does it spoil what honest people write beside it
        const both = joinUpdates([parts, ...play(deeds).updates.map(readUpdate), parts])
        expect(() => docOf([both, Y.mergeUpdates([both, bytes])])).not.toThrow()
      },
    ),
    { numRuns: 500 },
  )
  expect(passed).toBeGreaterThan(15)
})

it('[P11] reads or refuses any bytes at all, quickly', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readUpdate(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedUpdate)
      }
    }),
    { numRuns: 3_000 },
  )
})
