/** Words of the frame: header, menus, save state, errors. */
export const app = {
  'app.name': 'Kaffeetisch',
  'app.close': 'Schließen',
  'app.messages': 'Meldungen',
} as const
