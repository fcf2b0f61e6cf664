/** A version of the pages that has been fetched and waits until nobody uses the one before. */
export interface NewVersion {
  isWaiting(): boolean
  onWaiting(listener: () => void): () => void
  /** Takes it, and loads this page anew. */
  take(): void
}

const HOUR = 3_600_000

let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

function found(worker: ServiceWorker | null): void {
  waiting = worker
  for (const listener of [...listeners]) listener()
}

export const newVersion: NewVersion = {
  isWaiting: () => waiting !== null,
  onWaiting(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  take() {
    if (!waiting) return
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('takeOver')
  },
}

let registered: Promise<void> | undefined

/** From now on this device opens the pages without a line, too. Only where the browser allows it: over https or on the machine itself. */
export function keepPages(): Promise<void> {
  registered ??= register().catch(() => undefined)
  return registered
}

async function register(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const registration = await navigator.serviceWorker.register('/serviceWorker.js')
  const look = (): void => {
    // The first version of all waits for nobody.
    found(navigator.serviceWorker.controller ? registration.waiting : null)
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
  look()
  // A session lasts longer than a browser remembers to ask.
  let asked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR) return
    asked = Date.now()
    void registration.update().catch(() => undefined)
  })
}
