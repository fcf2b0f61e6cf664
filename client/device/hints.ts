import { remembered } from './remembered.ts'

/** What a first visit teaches, each once on this device. */
export const HINTS = ['write', 'grow', 'add', 'hold', 'details', 'commands'] as const
export type Hint = (typeof HINTS)[number]

const KEY = 'hints'
const OFF = 'off'
const listeners = new Set<() => void>()

const isHint = (word: string): word is Hint => HINTS.some((hint) => hint === word)
const put = (value: string | undefined): void => {
  if (value === undefined) remembered.forget(KEY)
  else remembered.set(KEY, value)
  for (const listener of [...listeners]) listener()
}

/** `undefined`: whoever sits here wants no hints. */
function seen(): ReadonlySet<Hint> | undefined {
  const value = remembered.get(KEY) ?? ''
  return value === OFF ? undefined : new Set(value.split(' ').filter(isHint))
}

export const hints = {
  areOff: (): boolean => seen() === undefined,
  isOver: (hint: Hint): boolean => seen()?.has(hint) ?? true,
  /** It was shown, or is not needed any more. */
  end(hint: Hint): void {
    const before = seen()
    if (before && !before.has(hint)) put([...before, hint].join(' '))
  },
  turnOff: (): void => put(OFF),
  /** All of them, as on the first visit. */
  startAnew: (): void => put(undefined),
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
