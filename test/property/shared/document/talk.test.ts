import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addComment } from '../../../../shared/commands/addComment.ts'
import { editComment } from '../../../../shared/commands/editComment.ts'
import { react } from '../../../../shared/commands/react.ts'
import { removeComment } from '../../../../shared/commands/removeComment.ts'
import { run } from '../../../../shared/commands/command.ts'
import { createMapDocument } from '../../../../shared/document/createMapDocument.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { readTalk } from '../../../../shared/document/readTalk.ts'
import { watchTalk } from '../../../../shared/document/watchTalk.ts'
import { REACTIONS } from '../../../../shared/domain/talk.ts'

const map = readMindMap(
  openMapDocument([
    createMapDocument({
      ...{ title: 'T', language: 'de', template: 'regionalgespraech', now: 0 },
      newId: () => Math.random().toString(36).slice(2, 12),
      random: Math.random,
    }),
  ]),
)
const ideas = [...map.ideas.keys()]

const deed = fc.record({
  who: fc.nat(1),
  what: fc.constantFrom('say', 'change', 'takeAway', 'react', 'meet'),
  at: fc.nat(3),
  n: fc.nat(4),
})
const PEOPLE = ['anna', 'ben'] as const

test('what somebody’s program has written for a time is no time that breaks a page', () => {
  const doc = new Y.Doc()
  for (const [id, at] of Object.entries({ a: 8.64e15, b: 8.65e15, c: Infinity, d: 'today', e: -1e300 }))
    doc.getMap('comments').set(`eve/root/${id}`, { text: 'x', at, edited: at })
  const said = readTalk(doc).get('root')?.comments ?? []
  expect(said).toHaveLength(5)
  for (const { at, edited = 0 } of said) for (const moment of [at, edited]) new Date(moment).toISOString()
})

test('[P2] what two people say, change and take away at the same time is the same for both; what is followed is what is read', () => {
  let met = 0
  fc.assert(
    fc.property(fc.array(deed, { minLength: 20, maxLength: 60 }), (deeds) => {
      const docs = [new Y.Doc(), new Y.Doc()]
      const watched = docs.map((doc) => watchTalk(doc, () => undefined))
      const meet = (): void => {
        const [a, b] = docs.map((doc) => Y.encodeStateAsUpdate(doc))
        for (const doc of docs) for (const update of [a, b]) if (update) Y.applyUpdate(doc, update, 'line')
      }
      for (const [now, { who, what, at, n }] of deeds.entries()) {
        const doc = docs[who] ?? new Y.Doc()
        const by = PEOPLE[who] ?? 'anna'
        const idea = ideas[at % ideas.length] ?? 'root'
        const id = String(n)
        const does = <A>(command: Parameters<typeof run<A>>[2], args: A) =>
          run(doc, map, command, args, { by, now, random: Math.random, origin: {} })
        if (what === 'say') does(addComment, { idea, id, text: `${by} ${now}` })
        if (what === 'change') does(editComment, { idea, id, text: `changed ${now}` })
        if (what === 'takeAway') does(removeComment, { key: `${PEOPLE[n % 2]}/${idea}/${id}` })
        if (what === 'react') does(react, { idea, reaction: REACTIONS[n % 3] ?? 'thanks', on: n % 2 === 0 })
        if (what === 'meet') {
          meet()
          met++
        }
        expect(watched[who]?.talk).toEqual(readTalk(doc))
      }
      meet()
      const [a, b] = docs.map(readTalk)
      expect(a).toEqual(b)
      expect(watched[0]?.talk).toEqual(a)
      for (const { comments } of a?.values() ?? [])
        for (const { by, text } of comments) expect(text.startsWith('changed') || text.startsWith(by)).toBe(true)
    }),
    { numRuns: 60 },
  )
  expect(met).toBeGreaterThan(60)
})
