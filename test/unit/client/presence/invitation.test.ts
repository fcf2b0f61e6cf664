import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createInvitations } from '../../../../client/presence/invitation.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const spotlight = { look: { at: 'a' }, by: 'organiser', since: 0 }

function somebody({ idleFor = 60_000 } = {}) {
  const went: string[] = []
  const state = { busy: false }
  const invitations = createInvitations({
    now: () => Date.now(),
    isBusy: () => state.busy,
    onGo: (_spotlight, how) => void went.push(how),
  })
  vi.advanceTimersByTime(idleFor)
  return { invitations, went, state }
}

test('the view of somebody who only looks on goes along after five seconds, counted down', () => {
  const { invitations, went } = somebody()
  invitations.come(spotlight)
  expect(invitations.get()?.goesIn).toBe(5)
  vi.advanceTimersByTime(3_200)
  expect(invitations.get()?.goesIn).toBe(2)
  expect(went).toEqual([])
  vi.advanceTimersByTime(2_000)
  expect(went).toEqual(['byItself'])
  expect(invitations.get()).toBeUndefined()
})

test('[P10] any input keeps my view where it is, and the offer stays until it is answered or half a minute is over', () => {
  const { invitations, went } = somebody()
  invitations.come(spotlight)
  vi.advanceTimersByTime(2_000)
  invitations.touched()
  expect(invitations.get()).toEqual({ spotlight, goesIn: undefined })
  vi.advanceTimersByTime(27_000)
  expect(invitations.get()).toBeDefined()
  vi.advanceTimersByTime(2_000)
  expect(invitations.get()).toBeUndefined()
  expect(went).toEqual([])
})

test('[P10] who has just done something, writes, or begins to write is asked and never moved', () => {
  const writing = somebody()
  writing.state.busy = true
  const beginning = somebody()
  const active = somebody({ idleFor: 9_000 })
  for (const { invitations } of [active, writing, beginning]) invitations.come(spotlight)
  expect(active.invitations.get()?.goesIn).toBeUndefined()
  expect(writing.invitations.get()?.goesIn).toBeUndefined()
  vi.advanceTimersByTime(4_000)
  beginning.state.busy = true
  vi.advanceTimersByTime(60_000)
  expect([active.went, writing.went, beginning.went]).toEqual([[], [], []])
})

test('going and staying answer at once, and a later invitation takes the place of the one before', () => {
  const { invitations, went } = somebody()
  invitations.come(spotlight)
  invitations.stay()
  vi.advanceTimersByTime(60_000)
  expect(went).toEqual([])
  invitations.come(spotlight)
  invitations.touched()
  invitations.come({ ...spotlight, look: { at: 'b' } })
  expect(invitations.get()).toMatchObject({ spotlight: { look: { at: 'b' } }, goesIn: undefined })
  invitations.go()
  expect(went).toEqual(['asked'])
})
