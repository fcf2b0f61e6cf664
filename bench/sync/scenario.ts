import type { BenchServer } from './servers.ts'

/** Figures by name; the same names for every server that can give them. */
export type Figures = Readonly<Record<string, number>>

export interface Scenario {
  readonly name: string
  readonly what: string
  readonly rounds: number
  /** Begins with a short round that does not count: what is measured is a server in its stride. */
  readonly warmsUp: boolean
  /** Makes what all servers get alike; the answer is one round on one server. */
  prepare(): (server: BenchServer, warmUp: boolean) => Promise<Figures>
}

export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms / 1_000} s`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
