export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'calm' | 'problem'
  readonly action?: { readonly label: string; readonly onAction: () => void }
}

/** More would cover the page; the oldest goes first. */
const MOST = 3

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of [...listeners]) listener()
}

/** Shows a short message at the lower left and reads it out. Never the only place of an error. */
export function showToast(toast: Omit<Toast, 'id' | 'tone'> & { readonly tone?: Toast['tone'] }): number {
  const id = ++lastId
  const others = toasts.filter((other) => other.text !== toast.text)
  set([...others, { tone: 'calm' as const, ...toast, id }].slice(-MOST))
  return id
}

export const dismissToast = (id: number): void => set(toasts.filter((toast) => toast.id !== id))
export const currentToasts = (): readonly Toast[] => toasts

export function onToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
