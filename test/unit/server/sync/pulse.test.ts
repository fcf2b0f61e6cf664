import { expect, it } from 'vitest'
import { Pulse } from '../../../../server/sync/pulse.ts'

const limits = { stuckFor: 30_000, pingEvery: 15_000 }
const at = (pulse: Pulse, ...seconds: number[]) => seconds.map((second) => pulse.look(second * 1_000))

it('a line on which nothing happens is pinged, and dead when the next ping is due and nothing has come', () => {
  const pulse = new Pulse({ queued: 0, taken: '0', read: 0 }, limits, 0)
  expect(at(pulse, 5, 10, 15, 20, 25, 30)).toEqual(['fine', 'fine', 'ping', 'fine', 'fine', 'dead'])
})

it('what we send is no sign of life', () => {
  const line = { queued: 0, taken: '0', read: 0 }
  const pulse = new Pulse(line, limits, 0)
  const seen = [5, 10, 15, 20, 25, 30].map((second) => {
    line.taken = `${second}`
    return pulse.look(second * 1_000)
  })
  expect(seen.at(-1)).toBe('dead')
})

it('half of a large message is a sign of life, though no pong can come before its end', () => {
  const line = { queued: 0, taken: '0', read: 0 }
  const pulse = new Pulse(line, limits, 0)
  for (let second = 5; second <= 120; second += 5) {
    line.read += 1_000
    expect(pulse.look(second * 1_000)).not.toBe('dead')
  }
})

it('[bar 40] more and more that is queued does not make a line that takes nothing look alive', () => {
  const line = { queued: 0, taken: '100', read: 0 }
  const pulse = new Pulse(line, limits, 0)
  const seen = [5, 10, 15, 20, 25, 30, 35, 40].map((second) => {
    line.queued += 1_000
    line.read += 10
    return pulse.look(second * 1_000)
  })
  expect(seen.indexOf('stuck')).toBe(7)
})
