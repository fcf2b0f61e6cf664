import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSavedState, type Clock } from '../../../../client/board/savedState.ts'
import { SAVED } from '../../../../shared/wire/messages.ts'

/** Time that stands still until it is moved. */
function handClock(): Clock & { advance(milliseconds: number): void } {
  let now = 0
  let timers: { at: number; deed: () => void }[] = []
  return {
    now: () => now,
    after(milliseconds, deed) {
      const timer = { at: now + milliseconds, deed }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.deed()
      }
      now = end
    },
  }
}

type Step = 'edit' | 'connect' | 'cut' | 'arrive' | 'persist' | 'answer' | 'wait' | 'crash'
const weights: Record<Step, number> = {
  edit: 3,
  connect: 3,
  cut: 1,
  arrive: 8,
  persist: 5,
  answer: 6,
  wait: 4,
  crash: 1,
}
const step = fc.constantFrom(
  ...(Object.entries(weights) as [Step, number][]).flatMap(([name, weight]) => Array<Step>(weight).fill(name)),
)

type Sent = { readonly edits: number } | { readonly question: number }

/** One tab, one ordered line, one server that writes to its disk when it pleases and may crash. Answers how often "saved" was shown. */
function live(steps: readonly Step[]): number {
  const clock = handClock()
  let edits = 0
  let line: Sent[] | undefined
  let server = { received: 0, durable: 0, questions: [] as { number: number; covers: number }[] }
  let timesSaved = 0
  const saved = createSavedState((question) => line?.push({ question }), clock)
  const cut = (): void => {
    if (!line) return
    line = undefined
    server.questions = []
    saved.disconnected()
  }
  const deeds: Record<Step, () => void> = {
    edit() {
      edits++
      line?.push({ edits })
      saved.edited()
    },
    connect() {
      if (line) return
      line = [{ edits }]
      saved.synced()
    },
    cut,
    arrive() {
      const next = line?.shift()
      if (!next) return
      if ('edits' in next) server.received = Math.max(server.received, next.edits)
      else server.questions.push({ number: next.question, covers: server.received })
    },
    persist: () => void (server.durable = server.received),
    answer() {
      const first = server.questions[0]
      if (!first || first.covers > server.durable) return
      server.questions.shift()
      saved.heard(SAVED.done, first.number)
    },
    wait: () => clock.advance(60),
    crash() {
      server = { received: server.durable, durable: server.durable, questions: [] }
      cut()
    },
  }
  for (const each of steps) {
    deeds[each]()
    if (saved.get().state !== 'saved') continue
    timesSaved++
    expect(server.durable).toBe(edits)
  }
  saved.stop()
  return timesSaved
}

test('[P1] [bar 19] whatever happens, "saved" is never shown while something of mine is not on the disk', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      live(steps)
    }),
    { numRuns: 500 },
  )
})

test('the steps are such that "saved" is shown often, also after edits and crashes', () => {
  const runs = fc.sample(fc.array(step, { minLength: 80, maxLength: 120 }), { numRuns: 200, seed: 7 })
  expect(runs.filter((steps) => live(steps) > 0).length).toBeGreaterThan(50)
})
