import { flushSync } from 'react-dom'

/**
 * Closes what holds the focus, and does what was chosen there, in one go: what is done may need the focus, and a key that is typed
 * right after the choice must not come in between and go to what was focused before.
 */
export function closeThen(close: () => void, deed: () => void): void {
  flushSync(close)
  deed()
}
