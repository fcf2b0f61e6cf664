import { ipKeyGenerator } from 'express-rate-limit'
import type { Clock } from '../storage/ports.ts'

/** How much one address may do in a while. Counted in memory (IPv6 by /56); nothing about it is written anywhere. */
export interface Allowance {
  readonly limit: number
  /** Takes one. Undefined: there was one left; else the seconds until there are new ones. */
  spend(address: string): number | undefined
}

const IPV6_SUBNET = 56
/** So many addresses at most are remembered; beyond that the longest known start anew. */
const MOST_ADDRESSES = 50_000

export function createAllowance(clock: Pick<Clock, 'monotonic'>, limit: number, windowMs: number): Allowance {
  const windows = new Map<string, { spent: number; readonly endsAt: number }>()
  const forgetOld = (now: number): void => {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > now && windows.size <= MOST_ADDRESSES) return
      windows.delete(key)
    }
  }
  return {
    limit,
    spend(address) {
      const now = clock.monotonic()
      // All windows are equally long, so the first in the map ends first.
      forgetOld(now)
      const key = ipKeyGenerator(address, IPV6_SUBNET)
      const window = windows.get(key) ?? { spent: 0, endsAt: now + windowMs }
      windows.set(key, window)
      window.spent++
      return window.spent <= limit ? undefined : Math.ceil((window.endsAt - now) / 1000)
    },
  }
}

/** What is counted by address, by HTTP and at the sockets' door together. */
export interface Allowances {
  /** Wrong links, tickets and recovery keys. Right ones are never held up: sixty people may share an address with somebody who guesses. */
  readonly failures: Allowance
  readonly newBoards: Allowance
  readonly joins: Allowance
  readonly requests: Allowance
  /** Maps frozen before something large is done to them, counted by board: an office may share an address. */
  readonly freezing: Allowance
}

const MINUTE = 60_000
/** More large deeds than this in one minute on one board: nobody could look back at each of them. */
const FREEZING_PER_MINUTE = 12

export const createAllowances = (
  clock: Pick<Clock, 'monotonic'>,
  limits: {
    readonly failuresPerMinute: number
    readonly boardsPerHour: number
    readonly joinsPerMinute: number
    readonly requestsPerMinute: number
  },
): Allowances => ({
  failures: createAllowance(clock, limits.failuresPerMinute, MINUTE),
  newBoards: createAllowance(clock, limits.boardsPerHour, 60 * MINUTE),
  joins: createAllowance(clock, limits.joinsPerMinute, MINUTE),
  requests: createAllowance(clock, limits.requestsPerMinute, MINUTE),
  freezing: createAllowance(clock, FREEZING_PER_MINUTE, MINUTE),
})
