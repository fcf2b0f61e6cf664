const PATIENCE = 3_000

/**
 * Whether this page comes from an earlier build than the server has now: then the files that it would fetch next are no longer there. False
 * when the server does not answer.
 */
export async function isOutdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  if (!own) return false
  try {
    const now = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
    return now.ok && !(await now.text()).includes(own)
  } catch {
    return false
  }
}
