/** The words of the title and note editor. */
export const editor = {
  'editor.formats': 'Formatierung',
  'editor.bold': 'Fett',
  'editor.italic': 'Kursiv',
  'editor.link': 'Link',
  'editor.address': 'Adresse des Links',
  'editor.linkSet': 'Link setzen',
  'editor.unlink': 'Link entfernen',
  'editor.split': 'Hier teilen',
  'editor.title': 'Titel der Idee',
} as const
