/** Everything that a key does on the focused map. */
export type MapKey =
  | { readonly deed: Deed }
  | { readonly deed: 'walk' | 'extend'; readonly way: Way }
  | { readonly deed: 'shift' | 'nudge'; readonly way: Way }
  | { readonly deed: 'unfoldTo'; readonly level: number }
  | { readonly deed: 'type'; readonly text: string }

export type Way = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'root'

export type Deed =
  | 'addChild'
  | 'addAfter'
  | 'addBefore'
  | 'insertParent'
  | 'edit'
  | 'note'
  | 'comment'
  | 'reactSupport'
  | 'details'
  | 'remove'
  | 'removeKeepingChildren'
  | 'toggleFold'
  | 'unfoldAll'
  | 'selectAll'
  | 'undo'
  | 'redo'
  | 'link'
  | 'find'
  | 'commands'
  | 'help'
  | 'menu'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'leave'

/** What a keyboard event tells; the DOM's event fits. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing: boolean
  getModifierState(key: string): boolean
}

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

const PLAIN: Readonly<Record<string, Deed>> = {
  Insert: 'addChild',
  Enter: 'addAfter',
  F1: 'commands',
  F2: 'edit',
  F4: 'comment',
  Delete: 'remove',
  Backspace: 'remove',
  ' ': 'toggleFold',
  '+': 'zoomIn',
  '-': 'zoomOut',
  '−': 'zoomOut',
  '0': 'fit',
  '?': 'help',
  Escape: 'leave',
  ContextMenu: 'menu',
}

const SHIFTED: Readonly<Record<string, Deed>> = {
  Enter: 'addBefore',
  Delete: 'removeKeepingChildren',
  Backspace: 'remove',
  '+': 'zoomIn',
  '?': 'help',
  F2: 'note',
  F4: 'reactSupport',
  F10: 'menu',
  ' ': 'toggleFold',
}

/** By the letter on the key, so that they sit where people expect them on QWERTZ, QWERTY and AZERTY. */
const WITH_CTRL: Readonly<Record<string, Deed>> = {
  Enter: 'insertParent',
  a: 'selectAll',
  z: 'undo',
  y: 'redo',
  k: 'link',
  f: 'find',
}
const WITH_CTRL_SHIFT: Readonly<Record<string, Deed>> = { z: 'redo', p: 'commands' }

/**
 * What a key means on the focused map; `undefined` leaves it to the browser. Never takes the browser's own Ctrl+N, T, W, P, L, D, R, 0, + or −.
 * With `tabMoves` Tab moves the focus on, as everywhere else on the web, and Insert adds children.
 */
export function mapKey(press: KeyPress, tabMoves = false): MapKey | undefined {
  const { key, shiftKey, altKey } = press
  if (press.isComposing) return undefined
  // An input method or a dead key begins a letter: the editor takes it.
  if ((key === 'Process' || key === 'Dead') && !press.ctrlKey && !press.metaKey) return { deed: 'type', text: '' }
  // AltGr reports as Ctrl+Alt on Windows, but it types a letter.
  const typing = press.getModifierState('AltGraph')
  const ctrl = (press.ctrlKey || press.metaKey) && !typing
  const alt = altKey && !typing
  const way = WAYS[key]

  if (ctrl && alt) return undefined
  if (ctrl) {
    if (key === 'Home' && !shiftKey) return { deed: 'walk', way: 'root' }
    const deed = (shiftKey ? WITH_CTRL_SHIFT : WITH_CTRL)[key.length === 1 ? key.toLowerCase() : key]
    return deed && { deed }
  }
  if (alt) {
    if (key === 'Enter' && !shiftKey) return { deed: 'details' }
    if (way && way !== 'first' && way !== 'last') return { deed: shiftKey ? 'nudge' : 'shift', way }
    // On some systems Alt turns digits into other characters: the key's place tells the digit.
    const digit = /^Digit(\d)$/.exec(press.code)?.[1] ?? (/^\d$/.test(key) ? key : undefined)
    if (digit === undefined) return undefined
    return digit === '0' ? { deed: 'unfoldAll' } : { deed: 'unfoldTo', level: Number(digit) }
  }
  if (way) return { deed: shiftKey && way !== 'first' && way !== 'last' ? 'extend' : 'walk', way }
  if (key === 'Tab') return shiftKey || tabMoves ? undefined : { deed: 'addChild' }
  const deed = (shiftKey ? SHIFTED : PLAIN)[key]
  if (deed) return { deed }
  return isTyped(key) ? { deed: 'type', text: key } : undefined
}

/** One character, however many code units it has; named keys such as `Enter` are longer than that. */
const isTyped = (key: string): boolean => [...key].length === 1 && key >= ' '
