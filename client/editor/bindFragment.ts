import { Extension } from '@tiptap/react'
import { Plugin } from '@tiptap/pm/state'
import { isChangeOrigin } from './isChangeOrigin.ts'
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import type { Undo } from '../../shared/document/undo.ts'

/** The origin of what the editor writes: the board's undo must count it as mine. */
export const EDITOR_ORIGIN: object = ySyncPluginKey

export interface Binding {
  readonly fragment: Y.XmlFragment
  readonly undo: Undo
  readonly limit: number
  onTooLong(): void
}

/**
 * Ties the editor to its piece of the document. Not TipTap's own Collaboration extension: that one destroys the undo manager
 * it is given when the editor closes, and the board's must live on.
 */
export function bindFragment({ fragment, undo, limit, onTooLong }: Binding): Extension {
  return Extension.create({
    name: 'bindFragment',
    priority: 1000,
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment) as Plugin,
      new Plugin({
        filterTransaction(transaction, state) {
          // What others write is never refused, nor what an input method is still composing.
          if (
            !transaction.docChanged ||
            isChangeOrigin(transaction) ||
            transaction.getMeta('composition') !== undefined
          )
            return true
          const length = transaction.doc.textContent.length
          if (length <= limit || length <= state.doc.textContent.length) return true
          onTooLong()
          return false
        },
      }),
    ],
    addKeyboardShortcuts() {
      const doUndo = () => {
        undo.undo()
        return true
      }
      const doRedo = () => {
        undo.redo()
        return true
      }
      return { 'Mod-z': doUndo, 'Mod-y': doRedo, 'Shift-Mod-z': doRedo }
    },
  })
}
