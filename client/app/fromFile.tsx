import { useEffect, useState, type ComponentType } from 'react'
import { Waiting } from './Waiting.tsx'

export interface FilePart<P> {
  /** Drawn at once when its file is here. */
  readonly Part: ComponentType<P>
  /** Has the file come before it is asked for. */
  fetch(): Promise<void>
}

/**
 * A part of the page in a file of its own. React's `lazy` waits once more for a file that is here already, and then holds back what it
 * has for up to 300 ms because something else was shown meanwhile: that is felt at every opening of a board.
 */
export function fromFile<P extends object>(load: () => Promise<ComponentType<P>>): FilePart<P> {
  let here: ComponentType<P> | undefined
  let coming: Promise<void> | undefined

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
    const [failure, setFailure] = useState<{ readonly error: unknown }>()
    useEffect(() => {
      if (Loaded) return
      void fetch().then(
        () => setLoaded(() => here),
        (error: unknown) => setFailure({ error }),
      )
    }, [Loaded])
    if (failure) throw failure.error
    return Loaded ? <Loaded {...props} /> : <Waiting />
  }
  return { Part, fetch }
}
