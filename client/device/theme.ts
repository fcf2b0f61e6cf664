import { remembered } from './remembered.ts'

export type ThemeChoice = 'light' | 'dark' | 'system'

const listeners = new Set<() => void>()

export function chosenTheme(): ThemeChoice {
  const value = remembered.get('theme')
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** Puts the choice on the page; `system` leaves it to the system. */
export function applyTheme(): void {
  const choice = chosenTheme()
  if (choice === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = choice
}

export function chooseTheme(choice: ThemeChoice): void {
  remembered.set('theme', choice)
  applyTheme()
  for (const listener of [...listeners]) listener()
}

export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

/** What is really shown, for what is drawn by script; subscribe with `onShownTheme`. */
export function shownTheme(): 'light' | 'dark' {
  const choice = chosenTheme()
  if (choice !== 'system') return choice
  return dark().matches ? 'dark' : 'light'
}

export function onShownTheme(listener: () => void): () => void {
  const system = dark()
  system.addEventListener('change', listener)
  const stop = onTheme(listener)
  return () => {
    system.removeEventListener('change', listener)
    stop()
  }
}
