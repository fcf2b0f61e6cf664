import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frames, readClientMessage } from '../../../../server/sync/protocol.ts'
import { canFollow } from '../../../../server/sync/causality.ts'

it('[P11] reads or refuses whatever comes through the door, and gives out no byte that was not there', () => {
  let read = 0
  const start = fc.constantFrom([], [0, 0], [0, 1], [0, 2], [1], [3], [64, 0], [64, 1], [2])
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 60 }), (first, rest) => {
      const bytes = Uint8Array.from([...first, ...rest])
      try {
        const message = readClientMessage(bytes)
        read++
        if ('update' in message) expect(message.update.length).toBeLessThan(bytes.length)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    { numRuns: 5_000 },
  )
  expect(read).toBeGreaterThan(500)
})

it('frames of any length say their length as RFC 6455 wants it', () => {
  for (const length of [0, 1, 120, 125, 126, 127, 65_530, 65_535, 65_536, 70_000]) {
    const frame = frames.update(new Uint8Array(length))
    expect(frame[0]).toBe(0x82)
    const short = frame[1] ?? 0
    const [head, said] =
      short < 126 ? [2, short] : short === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))]
    expect(frame.length - head).toBe(said)
  }
})

it('tells an order in which all can follow from a tangle, as trying every order does', () => {
  const need = fc.tuple(fc.nat(3), fc.nat(5), fc.nat(3), fc.nat(5))
  let tangles = 0
  fc.assert(
    fc.property(fc.array(need, { maxLength: 8 }), (list) => {
      const sorted = list.toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
      const follows = canFollow(
        sorted.flat(),
        () => 0,
        () => 6,
      )
      if (!follows) tangles++
      expect(follows).toBe(byTrying(sorted))
    }),
    { numRuns: 3_000 },
  )
  expect(tangles).toBeGreaterThan(100)
})

/** Puts in one struct after the other, whichever can, until none can. Four clients of six structs each. */
function byTrying(needs: readonly (readonly [number, number, number, number])[]): boolean {
  const reached = [0, 0, 0, 0]
  for (let moved = true; moved;) {
    moved = false
    for (const [client, clock] of reached.entries()) {
      const blocked = needs.some(
        ([by, at, on, onClock]) => by === client && at === clock && onClock >= (reached[on] ?? 0),
      )
      if (clock >= 6 || blocked) continue
      reached[client] = clock + 1
      moved = true
    }
  }
  return reached.every((clock) => clock === 6)
}
