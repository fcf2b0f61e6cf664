const PATIENCE = 3_000

/**
 * Whether this page comes from an earlier build than the server has now: then the files that it would fetch next are no longer there. False
 * when the server does not answer.
 */
export const isOutdated = async (): Promise<boolean> => (await pageOnServer()) === 'newer'

/** What the server has in the place of this page; undefined when it does not answer. */
export async function pageOnServer(): Promise<'same' | 'newer' | undefined> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src')
  if (!own) return undefined
  try {
    const now = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })
    if (!now.ok) return undefined
    return (await now.text()).includes(own) ? 'same' : 'newer'
  } catch {
    return undefined
  }
}
