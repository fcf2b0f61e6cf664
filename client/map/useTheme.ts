import { useSyncExternalStore } from 'react'
import { DARK, LIGHT, type Theme } from '../../shared/scene/theme.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme that the page shows now: what the person chose, else what the system asks for. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return (chosen === undefined || chosen === 'system' || chosen === '' ? dark.matches : chosen === 'dark')
    ? DARK
    : LIGHT
}

export function onTheme(listener: () => void): () => void {
  dark.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    dark.removeEventListener('change', listener)
    observer.disconnect()
  }
}

export function useTheme(): Theme {
  return useSyncExternalStore(onTheme, currentTheme)
}
