import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { freezeMap } from '../../../../server/exporting/freezeMap.ts'
import { packWhole, unpack, type PackedMap } from '../../../../server/exporting/packMap.ts'
import { importMindMap } from '../../../../exports/importMindMap.ts'
import { insertOutline } from '../../../../shared/commands/insertOutline.ts'
import { run } from '../../../../shared/commands/command.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { LOST_AND_FOUND_ID, ROOT_ID } from '../../../../shared/domain/idea.ts'
import { countItems } from '../../../../shared/outline/outlineItem.ts'
import { plainMap } from '../../../support/plainMap.ts'
import { realMap } from '../../../support/realMaps.ts'
import { act, deedsOf, deliverAll, replicas } from '../../shared/document/replicas.ts'

const packed = async (map: Uint8Array) => ({ map, file: await packWhole(map), bytes: map.length })
const mapIn = (update: Uint8Array) => readMindMap(openMapDocument([update]))

/** Freezes a map after an earlier one and answers it as it is read back. */
async function readBack(map: Uint8Array, base: PackedMap) {
  const frozen = await freezeMap({ map, last: base, base })
  return (
    frozen && {
      ...frozen,
      map: await unpack({ file: frozen.file, bytes: map.length, base: frozen.goesOn ? base : undefined }),
    }
  )
}

describe('a snapshot read back', () => {
  test('[P1] is what was frozen, after whatever people do to one map at once; what nobody can tell apart is not frozen again', async () => {
    let frozen = 0
    await fc.assert(
      fc.asyncProperty(deedsOf(3), fc.nat(1_000), async (deeds, seed) => {
        const people = replicas(3, seed)
        const [one] = people
        if (!one) throw new Error('nobody')
        const base = await packed(Y.encodeStateAsUpdate(one.doc))
        for (const deed of deeds) {
          const replica = people[deed.who]
          if (replica) act(replica, deed)
        }
        deliverAll(people)
        const map = Y.encodeStateAsUpdate(one.doc)
        const before = mapIn(base.map)
        const back = await readBack(map, base)
        if (!back) {
          expect(plainMap(mapIn(map))).toEqual(plainMap(before))
          return
        }
        frozen++
        expect(Buffer.compare(back.map, map)).toBe(0)
        const now = mapIn(back.map)
        expect(plainMap(now)).toEqual(plainMap(one.map))
        const ids = (all: typeof now) => [...all.ideas.keys()].filter((id) => id !== LOST_AND_FOUND_ID)
        expect(back.ideas).toBe(ids(now).length - 1)
        expect(back.changes.added - back.changes.removed).toBe(ids(now).length - ids(before).length)
      }),
      { numRuns: 60 },
    )
    expect(frozen).toBeGreaterThan(20)
  })

  test.each([
    'freeplane17-it-infrastruktur-de.mm',
    'assessment.xmind',
    'freemind080-sicp-en.mm',
    'books-ar.md',
    'security-skills-zh.mm',
    'rss-germany.opml',
    'weshop.km',
  ])('[P1] is what was frozen, with what people have made with other programs in it: %s', async (name) => {
    const [one] = replicas(1)
    if (!one) throw new Error('nobody')
    const base = await packed(Y.encodeStateAsUpdate(one.doc))
    const { outline } = importMindMap(realMap(name))
    const newIds = Array.from({ length: countItems(outline.items) }, (_, i) => `i${i}`)
    const args = { parent: ROOT_ID, after: null, outline: outline.items, links: outline.links, newIds }
    expect(run(one.doc, one.map, insertOutline, args, one.actor).ok).toBe(true)
    const map = Y.encodeStateAsUpdate(one.doc)
    const back = await readBack(map, base)
    expect(back?.changes.added).toBe(newIds.length)
    expect(plainMap(mapIn(back?.map ?? base.map))).toEqual(plainMap(one.map))
  })
})
