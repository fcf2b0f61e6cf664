import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLetGo } from '../../../../server/boards/thinSnapshots.ts'

const MINUTE = 60_000

interface Taken {
  readonly number: number
  readonly takenAt: number
  readonly name?: string
  readonly wanted?: 'asked' | 'published'
}

/** Taken one after another, and thinned each time, as the desk does. */
function keepTaking(times: readonly number[], most: number, more: (number: number) => Partial<Taken> = () => ({})) {
  let kept: Taken[] = []
  for (const [i, takenAt] of times.entries()) {
    kept.push({ number: i + 1, takenAt, ...more(i + 1) })
    const going = toLetGo(kept, most)
    kept = kept.filter(({ number }) => !going.has(number))
  }
  return kept
}

describe('of more snapshots than are kept', () => {
  test('the first and the last stay, and those between are spread evenly over the whole time', () => {
    const times = Array.from({ length: 200 }, (_, i) => i * 5 * MINUTE)
    const kept = keepTaking(times, 20)
    expect(kept).toHaveLength(20)
    expect([kept[0]?.number, kept.at(-1)?.number]).toEqual([1, 200])
    const gaps = kept.slice(1).map(({ takenAt }, i) => takenAt - (kept[i]?.takenAt ?? 0))
    expect(Math.max(...gaps) / (times.at(-1) ?? 0)).toBeLessThan(3 / 20)
  })

  test('a hundred that somebody has taken within a minute push out each other, not those of the session', () => {
    const session = Array.from({ length: 15 }, (_, i) => i * 5 * MINUTE)
    const flood = Array.from({ length: 100 }, (_, i) => 75 * MINUTE + i * 600)
    const kept = keepTaking([...session, ...flood], 20)
    expect(kept.slice(0, 15).map(({ number }) => number)).toEqual(session.map((_, i) => i + 1))
  })

  test('what bears a name or was published stays; what was asked for goes after what was not', () => {
    const kept = keepTaking(
      Array.from({ length: 60 }, (_, i) => i * MINUTE),
      10,
      (number) =>
        number % 13 === 0
          ? { name: 'Runde' }
          : number === 30
            ? { wanted: 'published' }
            : number % 20 === 0
              ? { wanted: 'asked' }
              : {},
    )
    expect(kept.map(({ number }) => number)).toEqual(expect.arrayContaining([1, 13, 20, 26, 30, 39, 40, 52, 60]))
    expect(kept).toHaveLength(10)
  })

  test('never more go than must, and no more stay than may, unless all of them are to stay', () => {
    const taken = fc.record({
      takenAt: fc.nat(1_000),
      name: fc.option(fc.constant('x'), { nil: undefined }),
      wanted: fc.option(fc.constantFrom('asked' as const, 'published' as const), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 30 }), fc.integer({ min: 3, max: 12 }), (all, most) => {
        const snapshots = all.sort((a, b) => a.takenAt - b.takenAt).map((one, i) => ({ ...one, number: i + 1 }))
        const going = toLetGo(snapshots, most)
        const staying = snapshots.filter(({ number }) => !going.has(number))
        const mayGo = snapshots.slice(1, -1).filter(({ name, wanted }) => !name && wanted !== 'published')
        expect(staying.length).toBe(Math.max(Math.min(snapshots.length, most), snapshots.length - mayGo.length))
        for (const number of going) expect(mayGo.some((one) => one.number === number)).toBe(true)
      }),
    )
  })
})
