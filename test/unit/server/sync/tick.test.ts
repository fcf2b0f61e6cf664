import { expect, it } from 'vitest'
import { Budget } from '../../../../server/sync/budget.ts'
import { Tick } from '../../../../server/sync/tick.ts'
import type { Clock } from '../../../../server/storage/ports.ts'

/** Time that passes only when told to. */
function clockOf(): Clock & { pass(ms: number): void; cost: number } {
  let at = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    cost: 0,
    now: () => at,
    monotonic: () => at,
    after: (ms, run) => {
      const timer = { at: at + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
    pass: (ms) => {
      at += ms
      const due = timers.filter((timer) => timer.at <= at)
      timers = timers.filter((timer) => timer.at > at)
      for (const { run } of due) run()
    },
  }
}
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

it('goes out in the same turn after quiet, all that came together at once', async () => {
  const clock = clockOf()
  let runs = 0
  const tick = new Tick(
    clock,
    () => runs++,
    () => 0,
  )
  tick.request()
  tick.request()
  expect(runs).toBe(0)
  await nextTurn()
  expect(runs).toBe(1)
})

it('rests as long as the work took, so that it never takes more than half the time', async () => {
  const clock = clockOf()
  let runs = 0
  const tick = new Tick(
    clock,
    () => (runs++, clock.pass(20)),
    (cost) => Math.min(cost, 50),
  )
  tick.request()
  await nextTurn()
  tick.request()
  clock.pass(19)
  await nextTurn()
  expect(runs).toBe(1)
  clock.pass(1)
  expect(runs).toBe(2)
})

it('is taken along by other work once it has rested, else does it itself when its patience ends', async () => {
  const clock = clockOf()
  let runs = 0
  const tick = new Tick(
    clock,
    () => runs++,
    () => 50,
  )
  expect(tick.takeAlong()).toBe(false)
  tick.request(25)
  await nextTurn()
  expect(runs).toBe(0)
  expect(tick.takeAlong()).toBe(true)
  tick.request(25)
  clock.pass(49)
  expect(tick.takeAlong()).toBe(false)
  clock.pass(1)
  expect(tick.takeAlong()).toBe(true)
  tick.request(25)
  clock.pass(74)
  expect(runs).toBe(0)
  clock.pass(1)
  expect(runs).toBe(1)
})

it('does nothing more once it has been stopped', async () => {
  let runs = 0
  const tick = new Tick(
    clockOf(),
    () => runs++,
    () => 0,
  )
  tick.request()
  tick.stop()
  tick.now()
  await nextTurn()
  expect(runs).toBe(0)
})

it('a budget lets a burst through and then says how long to wait', () => {
  const budget = new Budget(100, 400, 0)
  expect(budget.spend(400, 0)).toBe(0)
  expect(budget.spend(50, 0)).toBe(500)
  expect(budget.spend(0, 500)).toBe(0)
  expect(budget.trySpend(1, 500)).toBe(false)
  expect(budget.trySpend(1, 510)).toBe(true)
})
