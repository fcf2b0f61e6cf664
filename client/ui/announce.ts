export type Urgency = 'polite' | 'assertive'

export interface Announcement {
  readonly text: string
  readonly urgency: Urgency
  /** Milliseconds since 1970. */
  readonly at: number
}

/** So many can be read again. */
const MOST = 100

let said: readonly Announcement[] = []
const listeners = new Set<(text: string, urgency: Urgency) => void>()

/** Says something to people who listen to the screen. `assertive` interrupts: only for a lost connection and the like. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  said = [...said, { text, urgency, at: Date.now() }].slice(-MOST)
  for (const listener of listeners) listener(text, urgency)
}

export function onAnnounce(listener: (text: string, urgency: Urgency) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What was said in this tab, the latest last. */
export const announcements = (): readonly Announcement[] => said
