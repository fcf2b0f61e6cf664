import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeRoom } from '../../../../shared/document/makeRoom.ts'
import { isOrderKey, keyBetween, keysBetween, LONGEST_KEY } from '../../../../shared/document/orderKey.ts'
import { compareSiblings } from '../../../../shared/document/readMindMap.ts'
import { chance } from './replicas.ts'

const key = fc.stringMatching(/^[0-9A-Za-z]{0,12}[1-9A-Za-z]$/)

test('keys lie strictly between their neighbours, in order, with any chance', () => {
  const bound = fc.option(key, { nil: undefined })
  const dice = fc.constantFrom(
    chance(1),
    () => 0,
    () => 0.999999999,
  )
  fc.assert(
    fc.property(bound, bound, fc.integer({ min: 1, max: 50 }), dice, (a, b, n, random) => {
      fc.pre(a === undefined || b === undefined || a !== b)
      const [low, high] = a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]
      const keys = keysBetween(low, high, n, random)
      const all = [...(low === undefined ? [] : [low]), ...keys, ...(high === undefined ? [] : [high])]
      for (let i = 1; i < all.length; i++) expect((all[i - 1] as string) < (all[i] as string)).toBe(true)
      expect(keys.every(isOrderKey)).toBe(true)
    }),
  )
})

test('two people who insert at one place hardly ever draw the same key', () => {
  const random = chance(5)
  const keys = Array.from({ length: 500 }, () => keyBetween('U', 'V', random))
  expect(new Set(keys).size).toBeGreaterThan(490)
})

test('appending thousands of ideas keeps keys short', () => {
  let last = keyBetween(undefined, undefined, chance(1))
  const random = chance(2)
  for (let i = 0; i < 5_000; i++) last = keyBetween(last, undefined, random)
  expect(last.length).toBeLessThanOrEqual(8)
})

test('inserting among any siblings puts each where it was meant, however odd or equal their keys are, and keys stay short', () => {
  const odd = fc.oneof(key, fc.constantFrom('U', 'U', 'V', '', '0', 'ä', ' ', 'z'.repeat(40)))
  fc.assert(
    fc.property(
      fc.array(odd, { maxLength: 12 }),
      fc.nat(12),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      (orders, at, n, seed) => {
        const siblings = orders
          .map((order, i) => ({ id: `s${i}`, order }))
          .sort((a, b) => compareSiblings(a.id, a.order, b.id, b.order))
        const index = Math.min(at, siblings.length)
        const { keys, rekeyed } = makeRoom(siblings, index, n, chance(seed))
        const wanted = siblings.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }))
        wanted.splice(index, 0, ...keys.map((order, i) => ({ id: `new${i}`, order })))
        const sorted = wanted.toSorted((a, b) => compareSiblings(a.id, a.order, b.id, b.order))
        expect(sorted.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
        for (const order of [...keys, ...rekeyed.values()]) expect(order.length).toBeLessThanOrEqual(LONGEST_KEY)
      },
    ),
    { numRuns: 300 },
  )
})

test('a thousand ideas inserted at one place: keys stay short, and siblings are seldom re-keyed', () => {
  const random = chance(3)
  let siblings = [
    { id: 'a', order: 'U' },
    { id: 'b', order: 'V' },
  ]
  let rekeyings = 0
  for (let i = 0; i < 1_000; i++) {
    const { keys, rekeyed } = makeRoom(siblings, 1, 1, random)
    if (rekeyed.size > 0) rekeyings++
    siblings = siblings.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order }))
    siblings.splice(1, 0, { id: `i${i}`, order: keys[0] ?? '' })
  }
  expect(rekeyings).toBeLessThan(20)
  expect(Math.max(...siblings.map(({ order }) => order.length))).toBeLessThanOrEqual(LONGEST_KEY)
})
