import type { TextEditor } from '../editor/TextEditor.tsx'

export interface EditorModule {
  readonly TextEditor: typeof TextEditor
}

let loaded: EditorModule | undefined
let loading: Promise<EditorModule> | undefined

/**
 * The editor is a file of its own that readers never fetch. It is held in a variable once it is here: a lazy component would
 * lose the first letter, because it is drawn a moment too late even when its file has come.
 */
export const editorNow = (): EditorModule | undefined => loaded

export function fetchEditor(): Promise<EditorModule> {
  loading ??= import('../editor/TextEditor.tsx').then(({ TextEditor }) => (loaded = { TextEditor }))
  return loading
}
