import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { thisTab } from '../device/remembered.ts'
import { pageOnServer } from '../ui/outdated.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Waiting } from './Waiting.tsx'

const ASK_AGAIN_MS = 5_000

/** That this tab has loaded the page anew for a file by itself: it does so once, should that not help. */
const RELOADED = 'reloadedForFile'
const isWriting = (): boolean => document.activeElement?.matches('input, textarea, [contenteditable]') ?? false

/**
 * Browsers remember, for as long as a page is open, that a file could not be had, and never ask for it again: with a server that answers
 * nothing but the page itself, loaded anew, brings it.
 */
function loadAnew(): void {
  thisTab.set(RELOADED, 'yes')
  location.reload()
}

export interface FilePart<P> {
  /** Drawn at once when its file is here. */
  readonly Part: ComponentType<P>
  /** Has the file come before it is asked for. */
  fetch(): Promise<void>
}

/**
 * A part of the page in a file of its own. React's `lazy` waits once more for a file that is here already, and then holds back what it
 * has for up to 300 ms because something else was shown meanwhile: that is felt at every opening of a board. A file that cannot be had is asked for
 * again, by itself and by a press, and the page says so in its place; where `meanwhile` tells that there is something to be seen, that stays.
 */
export function fromFile<P extends object>(load: () => Promise<ComponentType<P>>, meanwhile?: ReactNode): FilePart<P> {
  let here: ComponentType<P> | undefined
  let coming: Promise<void> | undefined
  let hasFailed = false

  const fetch = (): Promise<void> => {
    coming ??= load().then(
      (part) => {
        here = part
      },
      (error: unknown) => {
        coming = undefined
        throw error
      },
    )
    return coming
  }
  function Part(props: P) {
    const [Loaded, setLoaded] = useState(() => here)
    const [missing, setMissing] = useState<'notFetched' | 'newVersion'>()
    const [tries, setTries] = useState(0)
    useEffect(() => {
      if (Loaded) return
      let left = false
      let timer: ReturnType<typeof setTimeout> | undefined
      const ask = async (): Promise<void> => {
        try {
          await fetch()
          if (!left) setLoaded(() => here)
        } catch {
          const page = await pageOnServer()
          if (left) return
          setMissing(page === 'newer' ? 'newVersion' : 'notFetched')
          if (page === 'newer') return
          const isRemembered = page === 'same' && hasFailed
          hasFailed = true
          if (isRemembered && (tries > 0 || (!isWriting() && thisTab.get(RELOADED) === undefined))) loadAnew()
          else timer = setTimeout(() => void ask(), ASK_AGAIN_MS)
        }
      }
      void ask()
      return () => {
        left = true
        clearTimeout(timer)
      }
    }, [Loaded, tries])
    if (Loaded) return <Loaded {...props} />
    if (meanwhile !== undefined && missing !== 'newVersion') return meanwhile
    if (!missing) return <Waiting />
    return (
      <ErrorScreen
        why={missing}
        onRetry={missing === 'newVersion' ? () => location.reload() : () => setTries(tries + 1)}
      />
    )
  }
  return { Part, fetch }
}
