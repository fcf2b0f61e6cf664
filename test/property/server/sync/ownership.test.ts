import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Known } from '../../../../server/sync/known.ts'
import { Ownership } from '../../../../server/sync/ownership.ts'
import { cutKnown, readUpdate } from '../../../../server/sync/updateBytes.ts'
import { compactUpdates } from '../../../../server/sync/compactUpdates.ts'

const PEOPLE = ['anna', 'ben', 'organiser'] as const

interface Deed {
  readonly who: number
  readonly what: 'say' | 'change' | 'takeAway' | 'hear' | 'newTab' | 'restart'
  readonly key: number
}
const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('say', 'say', 'change', 'takeAway', 'takeAway', 'hear', 'newTab', 'restart'),
  key: fc.nat(3),
})
const comments = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('comments')

/** The server's side of a talk: what has come, and whose it is. */
function desk() {
  const whole = new Y.Doc()
  let known = new Known()
  let ownership = new Ownership()
  const learn = (update: Uint8Array): void => {
    known.add(readUpdate(update))
    ownership.learn(update)
  }
  return {
    whole,
    /** Whether all of it was taken. */
    take(who: string, update: Uint8Array): boolean {
      const parts = readUpdate(update)
      if (known.judge(parts) !== 'news') return true
      const news = cutKnown(parts, known.clocks)
      const part = ownership.partOf(news, who, who === 'organiser', known)
      learn(part.bytes)
      Y.applyUpdate(whole, part.bytes)
      return part === news
    },
    restart(): void {
      known = new Known()
      ownership = new Ownership()
      learn(compactUpdates([Y.encodeStateAsUpdate(whole)]))
    },
  }
}

test('whoever only says what is theirs is never refused, whatever others do, in new tabs and after restarts', () => {
  let changes = 0
  let moderated = 0
  fc.assert(
    fc.property(fc.array(deed, { minLength: 30, maxLength: 60 }), (deeds) => {
      const server = desk()
      const tabs = PEOPLE.map(() => new Y.Doc())
      for (const { who, what, key } of deeds) {
        const name = PEOPLE[who] ?? 'anna'
        const tab = tabs[who] ?? new Y.Doc()
        const said = comments(tab)
        // Ids are drawn at random: no two tabs make the same one.
        const own = `${name}/root/${key}-${tabs[who]?.clientID}`
        if (what === 'hear') Y.applyUpdate(tab, Y.encodeStateAsUpdate(server.whole))
        if (what === 'newTab') tabs[who] = new Y.Doc()
        if (what === 'restart') server.restart()
        if (what === 'say') said.set(own, { text: String(key) })
        if (what === 'change' && said.has(own)) {
          changes++
          said.set(own, { text: 'changed' })
        }
        if (what === 'takeAway') {
          const others = name === 'organiser' ? [...said.keys()][key] : undefined
          if (others !== undefined && others !== own) moderated++
          said.delete(others ?? own)
        }
        // As an update with everything, as after a tunnel.
        expect(server.take(name, Y.encodeStateAsUpdate(tab))).toBe(true)
      }
      for (const key of comments(server.whole).keys())
        expect(PEOPLE.some((name) => key.startsWith(`${name}/`))).toBe(true)
    }),
    { numRuns: 100 },
  )
  expect(Math.min(changes, moderated)).toBeGreaterThan(20)
})

test('where two tabs of somebody have said the same thing at once, another’s browser that settles it hands in its own words all the same', () => {
  const server = desk()
  const hearing = new Y.Doc()
  for (let tab = 0; tab < 2; tab++) {
    const doc = new Y.Doc()
    doc.getMap('reactions').set('ben/root/thanks', true)
    server.take('ben', Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(hearing, Y.encodeStateAsUpdate(doc))
  }
  // One of the two is deleted by whoever reads both: a deletion of Ben's in Anna's answer.
  comments(hearing).set('anna/root/1', { text: 'Anna' })
  server.take('anna', Y.encodeStateAsUpdate(hearing))
  expect(comments(server.whole).toJSON()).toEqual({ 'anna/root/1': { text: 'Anna' } })
  expect(server.whole.getMap('reactions').toJSON()).toEqual({ 'ben/root/thanks': true })
})

test('nobody speaks as somebody else, changes their words or takes them away; what is said in the same breath is taken', () => {
  const forgeries: readonly ((tab: Y.Doc) => void)[] = [
    (tab) => comments(tab).set('anna/root/9', { text: 'forged' }),
    (tab) => comments(tab).set('anna/root/1', { text: 'forged' }),
    (tab) => comments(tab).delete('anna/root/1'),
    (tab) => comments(tab).set('nobody', { text: 'forged' }),
  ]
  for (const restarts of [false, true])
    for (const forge of forgeries) {
      const server = desk()
      const anna = new Y.Doc()
      comments(anna).set('anna/root/1', { text: 'first' })
      comments(anna).set('anna/root/1', { text: 'mine' })
      expect(server.take('anna', Y.encodeStateAsUpdate(anna))).toBe(true)
      if (restarts) server.restart()
      const before = JSON.stringify(comments(server.whole))

      const eve = new Y.Doc()
      Y.applyUpdate(eve, Y.encodeStateAsUpdate(server.whole))
      forge(eve)
      expect(server.take('eve', Y.encodeStateAsUpdate(eve))).toBe(false)
      expect(JSON.stringify(comments(server.whole))).toBe(before)

      // Under Anna's own Yjs id.
      const disguised = new Y.Doc()
      Y.applyUpdate(disguised, Y.encodeStateAsUpdate(server.whole))
      disguised.clientID = anna.clientID
      comments(disguised).set('eve/root/1', { text: 'as Anna' })
      expect(server.take('eve', Y.encodeStateAsUpdate(disguised))).toBe(false)
      expect(JSON.stringify(comments(server.whole))).toBe(before)

      // Ben's browser holds what the server has never got of Cem: only Ben's own is taken from it.
      const ben = new Y.Doc()
      const cem = new Y.Doc()
      comments(cem).set('cem/root/1', { text: 'never came' })
      Y.applyUpdate(ben, Y.encodeStateAsUpdate(cem))
      comments(ben).set('ben/root/1', { text: 'Ben' })
      expect(server.take('ben', Y.encodeStateAsUpdate(ben))).toBe(false)
      expect([...comments(server.whole).keys()].sort()).toEqual(['anna/root/1', 'ben/root/1'])
      expect(server.take('cem', Y.encodeStateAsUpdate(cem))).toBe(true)
    }
})
