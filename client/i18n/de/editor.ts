/** The words of the title and note editor. */
export const editor = {
  'editor.title': 'Titel der Idee',
} as const
