/** Milliseconds that this process has worked so far: a busy machine makes work wait, not longer. */
export function workTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
