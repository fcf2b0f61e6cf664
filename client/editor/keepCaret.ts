import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** Looks where the browser has the caret now: it tells of a moved one some milliseconds late, and a deed by key may come before. */
export function readCaret(view: EditorView | undefined): void {
  if (!view || view.isDestroyed || view.composing || !view.hasFocus()) return
  const observer: unknown = Reflect.get(view, 'domObserver')
  if (typeof observer !== 'object' || observer === null || !('onSelectionChange' in observer)) return
  if (typeof observer.onSelectionChange === 'function') Reflect.apply(observer.onSelectionChange, observer, [])
}

/**
 * When somebody else's words or caret arrive before the browser has told of a moved caret, the editor would put the caret back to
 * where it was: so it looks at the caret first. Must be called before the editor binds to the document.
 */
export function keepCaret(doc: Y.Doc, awareness: Awareness, view: () => EditorView | undefined): () => void {
  const look = (): void => readCaret(view())
  // The editor draws others' carets one turn later, and puts its own back then, too: so this looks right before, once more.
  const lookTwice = (): void => {
    look()
    setTimeout(look)
  }
  doc.on('beforeAllTransactions', look)
  awareness.on('change', lookTwice)
  return () => {
    doc.off('beforeAllTransactions', look)
    awareness.off('change', lookTwice)
  }
}

/**
 * For 200 ms after it got the focus the editor believes that a caret at the start of the text was put there by the browser, and puts
 * it back; but it was I who pressed Ctrl+Home.
 */
export function trustCaret(view: EditorView): void {
  const input: unknown = Reflect.get(view, 'input')
  if (typeof input === 'object' && input !== null) Reflect.set(input, 'lastFocus', 0)
}
