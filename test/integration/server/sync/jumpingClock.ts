import type { Clock } from '../../../../server/storage/ports.ts'
import { systemClock } from '../../../../server/storage/systemClock.ts'

export interface JumpingClock extends Clock {
  /** Puts it forward; what falls due on the way happens now, in order. */
  jump(ms: number): void
}

/** The machine's clock, which a test may put forward. */
export function jumpingClock(): JumpingClock {
  let ahead = 0
  const timers = new Map<object, { at: number; ring: () => void }>()
  const monotonic = () => performance.now() + ahead
  return {
    now: () => Date.now() + ahead,
    monotonic,
    after: (ms, run) => {
      const key = {}
      const off = systemClock.after(ms, () => ring())
      const stop = () => {
        off()
        timers.delete(key)
      }
      const ring = () => {
        stop()
        run()
      }
      timers.set(key, { at: monotonic() + ms, ring })
      return stop
    },
    jump: (ms) => {
      const end = monotonic() + ms
      for (;;) {
        const [next] = [...timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        ahead += Math.max(0, next.at - monotonic())
        next.ring()
      }
      ahead += Math.max(0, end - monotonic())
    },
  }
}
