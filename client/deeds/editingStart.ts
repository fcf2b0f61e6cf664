import type { Beginning } from '../editor/TextEditor.tsx'

/** Collected while the editor is not there yet, so that no letter is lost. */
export interface EditingStart {
  take(): Beginning
  begin(caret: Beginning['caret'], typed?: string): void
  type(text: string): void
}

export function createEditingStart(): EditingStart {
  let next: Beginning = { caret: 'end', typed: '' }
  return {
    take: () => next,
    begin: (caret, typed = '') => {
      next = { caret, typed }
    },
    type: (text) => {
      next = { ...next, typed: next.typed + text }
    },
  }
}
