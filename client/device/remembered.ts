/** What this device remembers. A browser that refuses storage forgets at the end of the visit, and nothing breaks. */
export interface Remembered {
  get(key: string): string | undefined
  set(key: string, value: string): void
  forget(key: string): void
  keys(): string[]
}

const PREFIX = 'kaffeetisch:'

/** What I had seen on a board's page for reading: see client/reading. */
export const readKey = (board: string): string => `read:${board}`

export function rememberIn(storage: () => Storage): Remembered {
  const here = new Map<string, string>()
  const attempt = <T>(deed: (storage: Storage) => T): T | undefined => {
    try {
      return deed(storage())
    } catch {
      return undefined
    }
  }
  return {
    get: (key) => here.get(key) ?? attempt((storage) => storage.getItem(PREFIX + key)) ?? undefined,
    set(key, value) {
      if (attempt((storage) => (storage.setItem(PREFIX + key, value), true))) here.delete(key)
      else here.set(key, value)
    },
    forget(key) {
      here.delete(key)
      attempt((storage) => storage.removeItem(PREFIX + key))
    },
    keys() {
      const stored = attempt((storage) => Object.keys(storage)) ?? []
      const ours = stored.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
      return [...new Set([...ours, ...here.keys()])]
    },
  }
}

/** Kept until forgotten. */
export const remembered: Remembered = rememberIn(() => localStorage)
/** Kept for this tab only: for people who do not want to be remembered. */
export const thisTab: Remembered = rememberIn(() => sessionStorage)
