import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/**
 * The browser tells of a moved caret some milliseconds late. When somebody else's words or caret arrive in between, the editor would
 * put the caret back to where it was: so it looks at the caret first. Must be called before the editor binds to the document.
 */
export function keepCaret(doc: Y.Doc, awareness: Awareness, view: () => EditorView | undefined): () => void {
  const look = (): void => {
    const current = view()
    if (!current || current.isDestroyed || current.composing || !current.hasFocus()) return
    const observer: unknown = Reflect.get(current, 'domObserver')
    if (typeof observer !== 'object' || observer === null || !('onSelectionChange' in observer)) return
    if (typeof observer.onSelectionChange === 'function') Reflect.apply(observer.onSelectionChange, observer, [])
  }
  doc.on('beforeAllTransactions', look)
  awareness.on('change', look)
  return () => {
    doc.off('beforeAllTransactions', look)
    awareness.off('change', look)
  }
}
