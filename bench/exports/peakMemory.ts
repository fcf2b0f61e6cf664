import { readFileSync, readdirSync } from 'node:fs'

/** A process and all that it has started, by their numbers. */
export function family(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? tryRead(`/proc/${name}/stat`) : undefined
    const parent = stat && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const all = [pid]
  for (const each of all) all.push(...(children.get(each) ?? []))
  return all
}

/** Bytes: what the processes hold for themselves and their share of what they hold in common. */
function held(pids: readonly number[]): number {
  const kilobytes = (pid: number) => Number(/^Pss:\s+(\d+)/m.exec(tryRead(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0)
  return pids.reduce((sum, pid) => sum + kilobytes(pid) * 1024, 0)
}

/** The most that the processes below `pid`, but for itself, held while something was done, looked at ten times a second. */
export async function peakWhile<T>(pid: number, deed: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0
  const look = () => (peak = Math.max(peak, held(family(pid).slice(1))))
  const timer = setInterval(look, 100)
  try {
    const result = await deed()
    look()
    return { result, peak }
  } finally {
    clearInterval(timer)
  }
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
