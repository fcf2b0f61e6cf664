import { letterOf } from '../ui/letterOf.ts'

/** A key that was pressed before anybody was there to hear it. */
export interface Stroke extends Readonly<Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>> {
  readonly isLetter: boolean
}

/** Gives away, one after the other as long as it is taken, the keys that wait. */
export type HandOver = (isReady: () => boolean, press: (stroke: Stroke) => void) => void

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

/** By which one writes and goes on; all others are the browser's. */
const THAT_WAIT: ReadonlySet<string> = new Set([
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'F2'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'],
])

export const letterStroke = (letter: string): Stroke => ({ ...NONE, key: letter, isLetter: true })

/** The press as one that can wait; `undefined` for those that cannot. */
export function strokeOf(press: KeyboardEvent): Stroke | undefined {
  const letter = letterOf(press)
  if (letter !== undefined) return letterStroke(letter)
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = press
  if (isComposing || !THAT_WAIT.has(key)) return undefined
  return { key, ctrlKey, metaKey, altKey, shiftKey, isLetter: false }
}

/** Presses it now, there. */
export function strike({ isLetter: _, ...press }: Stroke, on: Element): void {
  on.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }))
}
