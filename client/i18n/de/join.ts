/** The door: name, organisation, privacy. */
export const join = {
  'join.invited': 'Du bist eingeladen',
  'join.invitedOrganiser': 'Du organisierst dieses Board',
  'join.name': 'Dein Name',
  'join.nameHint': 'So sehen Dich die anderen.',
  'join.nameMissing': 'Gib einen Namen an, ein Vorname genügt.',
  'join.organisation': 'Organisation (freiwillig)',
  'join.resultTo': 'E-Mail für das Ergebnis (freiwillig)',
  'join.resultToHint': 'Nur dafür: Niemand sonst sieht sie, nach dem Versand wird sie gelöscht.',
  'join.noAddress': 'Das ist keine E-Mail-Adresse. Prüfe sie, zum Beispiel: name@example.org',
  'join.privacyTitle': 'Was mit Deinen Angaben geschieht',
  'join.privacy':
    'Name, Organisation und Deine Ideen sehen alle auf diesem Board. Sie liegen nur auf diesem Server und werden spätestens am {date} gelöscht, wenn bis dahin niemand mehr kommt. Es gibt keine Cookies und keine Dienste Dritter.',
  'join.remember': 'Auf diesem Gerät merken',
  'join.rememberHint': 'Auf einem fremden oder gemeinsam genutzten Gerät bitte ausschalten.',
  'join.enter': 'Mitmachen',
  'join.entering': 'Einen Moment …',
  'join.failed': 'Der Server antwortet gerade nicht. Deine Angaben sind noch da, versuche es noch einmal.',
} as const
