type End = () => unknown

/**
 * Runs a measurement. Whatever it has started is ended when it is done, when it fails, when somebody interrupts it and when it takes
 * longer than it may: no server stays behind.
 */
export async function untilDone(minutes: number, measure: (onEnd: (end: End) => void) => Promise<void>): Promise<void> {
  const ends: End[] = []
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const endNow = () => {
    for (const end of ends.splice(0).reverse()) void end()
  }
  const stop = () => process.exit(1)
  process.once('exit', endNow)
  for (const signal of signals) process.once(signal, stop)
  const timer = setTimeout(() => {
    console.error(`Not done after ${minutes} minutes: given up.`)
    stop()
  }, minutes * 60_000)
  try {
    await measure((end) => void ends.push(end))
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  clearTimeout(timer)
  while (ends.length > 0) await ends.pop()?.()
  // Nobody waits for a connection that some library keeps warm.
  process.exit()
}
