export type Urgency = 'polite' | 'assertive'

const listeners = new Set<(text: string, urgency: Urgency) => void>()

/** Says something to people who listen to the screen. `assertive` interrupts: only for a lost connection and the like. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  for (const listener of listeners) listener(text, urgency)
}

export function onAnnounce(listener: (text: string, urgency: Urgency) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
