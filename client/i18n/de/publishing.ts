/** The result: publishing it, being told of it, having it sent. */
export const publishing = {
  'result.text': 'Sobald die Organisation die Ergebnisse veröffentlicht, bekommst Du einmal den Link dazu.',
  'result.address': 'E-Mail-Adresse',
  'result.addressHint': 'Niemand sonst sieht sie. Nach dem Versand wird sie gelöscht.',
  'result.keep': 'Zuschicken',
  'result.change': 'Ändern',
  'result.takeBack': 'Zurücknehmen',
  'result.kept': 'Das Ergebnis geht an {address}.',
  'result.takenBack': 'Deine Adresse ist gelöscht.',
  'result.failed': 'Der Server antwortet gerade nicht. Versuche es noch einmal.',
} as const
