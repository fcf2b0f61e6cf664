import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSavedState } from '../../../../client/board/savedState.ts'
import { picturesSaved, savedTogether } from '../../../../client/board/savedTogether.ts'
import { SAVED, SAVING } from '../../../../shared/wire/messages.ts'

const clock = {
  now: () => Date.now(),
  after(milliseconds: number, deed: () => void) {
    const timer = setTimeout(deed, milliseconds)
    return () => clearTimeout(timer)
  },
}

function open() {
  const asked: number[] = []
  const saved = createSavedState((number) => asked.push(number), clock)
  return { saved, asked, acknowledge: () => saved.heard(SAVED.done, asked.at(-1) ?? 0) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what the header says about my words', () => {
  test('[P1] it says "connecting" until the server has acknowledged for the first time', () => {
    const { saved, acknowledge } = open()
    expect(saved.get().state).toBe('connecting')
    saved.synced()
    expect(saved.get().state).toBe('connecting')
    acknowledge()
    expect(saved.get().state).toBe('saved')
  })

  test('where nobody answers from the beginning it says so at once, with whether something is left from an earlier visit', () => {
    const { saved } = open()
    saved.unreachable()
    expect(saved.get()).toMatchObject({ state: 'offline', waiting: false })
    saved.edited()
    expect(saved.get()).toMatchObject({ state: 'offline', waiting: true })
  })

  test('[P1] an edit is "saving" from the first moment and "saved" only with the answer to a question asked after it', () => {
    const { saved, asked, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.edited()
    expect(saved.get().state).toBe('saving')
    saved.heard(SAVED.done, asked.at(-1) ?? 0)
    expect(saved.get().state).toBe('saving')
    vi.advanceTimersByTime(100)
    acknowledge()
    expect(saved.get().state).toBe('saved')
  })

  test('while somebody types the server is asked at most every 100 ms', () => {
    const { saved, asked, acknowledge } = open()
    saved.synced()
    acknowledge()
    const before = asked.length
    for (let key = 0; key < 50; key++) {
      saved.edited()
      vi.advanceTimersByTime(20)
    }
    expect(asked.length - before).toBeLessThanOrEqual(10)
    expect(asked.length - before).toBeGreaterThanOrEqual(9)
  })

  test('[P6] a change that the server does not take is not called saved, and says why', () => {
    const { saved, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.edited()
    saved.heard(SAVED.state, SAVING.refused)
    acknowledge()
    expect(saved.get()).toMatchObject({ state: 'refused', waiting: true })
  })

  test('[P1] [bar 20] ten seconds without an answer are an alarm, and the answer ends it', () => {
    const { saved, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.edited()
    vi.advanceTimersByTime(10_000)
    expect(saved.get()).toMatchObject({ state: 'notSaved', waiting: true })
    acknowledge()
    expect(saved.get().state).toBe('saved')
  })

  test('[P1] [bar 7] a server whose storage fails is shown at once, and so is that it saves again', () => {
    const { saved, asked, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.heard(SAVED.state, SAVING.notSaving)
    expect(saved.get().state).toBe('notSaved')
    saved.edited()
    vi.advanceTimersByTime(20_000)
    saved.heard(SAVED.state, SAVING.ok)
    expect(saved.get().state).not.toBe('saved')
    acknowledge()
    expect(saved.get()).toMatchObject({ state: 'saved', waiting: false })
    expect(asked.length).toBeGreaterThan(2)
  })

  test('[P1] a board without room for my words says that, until there is some', () => {
    const { saved, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.edited()
    saved.heard(SAVED.state, SAVING.boardFull)
    expect(saved.get()).toMatchObject({ state: 'full', waiting: true })
    saved.heard(SAVED.state, SAVING.ok)
    acknowledge()
    expect(saved.get().state).toBe('saved')
  })

  test('[P3] offline it tells since when, and whether something is waiting', () => {
    const { saved, acknowledge } = open()
    saved.synced()
    acknowledge()
    saved.disconnected()
    const since = Date.now()
    expect(saved.get()).toEqual({ state: 'offline', since, waiting: false })
    vi.advanceTimersByTime(60_000)
    saved.edited()
    expect(saved.get()).toEqual({ state: 'offline', since, waiting: true })
    saved.synced()
    expect(saved.get().state).not.toBe('saved')
    acknowledge()
    expect(saved.get()).toMatchObject({ state: 'saved', waiting: false })
  })

  test('a server that does not know our question leaves the state unknown', () => {
    const { saved } = open()
    saved.synced()
    vi.advanceTimersByTime(10_000)
    expect(saved.get().state).toBe('unknown')
  })

  test('a first visit without a network is offline after ten seconds', () => {
    const { saved } = open()
    vi.advanceTimersByTime(10_000)
    expect(saved.get().state).toBe('offline')
  })

  test('[P1] it is "saved" only when no picture is on its way either, and says no more than the line where one is', () => {
    const { saved, acknowledge } = open()
    let told = (): void => undefined
    const outbox = { count: 1, subscribe: (listener: () => void) => ((told = listener), () => undefined) }
    const together = savedTogether(saved)
    together.add(picturesSaved(outbox))
    expect(together.get()).toMatchObject({ state: 'connecting', waiting: true })
    saved.synced()
    acknowledge()
    expect(together.get()).toMatchObject({ state: 'saving', waiting: true })
    saved.disconnected()
    expect(together.get()).toMatchObject({ state: 'offline', waiting: true })
    saved.synced()
    acknowledge()
    const heard = vi.fn()
    together.subscribe(heard)
    outbox.count = 0
    told()
    expect(heard).toHaveBeenCalled()
    expect(together.get()).toMatchObject({ state: 'saved', waiting: false })
    expect(together.get()).toBe(together.get())
  })
})
