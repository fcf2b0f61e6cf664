/** Pictures on ideas. */
export const pictures = {
  'pictures.add': 'Bild hinzufügen',
  'pictures.replace': 'Anderes Bild nehmen',
  'pictures.look': 'Bild ansehen',
  'pictures.describe': 'Alternativtext ändern',
  'pictures.remove': 'Bild entfernen',
  'pictures.none': 'Diese Idee hat kein Bild',

  'pictures.has': 'mit Bild',
  'pictures.shows': 'Bild: {alt}',

  'pictures.addTitle': 'Bild zu „{title}“',
  'pictures.addUnder': 'Neue Idee mit Bild unter „{title}“',
  'pictures.choose': 'Bild wählen',
  'pictures.chooseAnother': 'Anderes wählen',
  'pictures.take': 'Foto aufnehmen',
  'pictures.chooseHint':
    'Du kannst ein Bild auch einfügen (Strg+V) oder auf die Idee ziehen. Große Fotos werden verkleinert; wo und wann sie aufgenommen wurden, bleibt nicht im Bild.',
  'pictures.preparing': 'Bild wird vorbereitet …',
  'pictures.preview': 'Vorschau',
  'pictures.ideaTitle': 'Titel der Idee (freiwillig)',
  'pictures.alt': 'Was ist zu sehen?',
  'pictures.altHint': 'Alternativtext für alle, die das Bild nicht sehen. Er lässt sich später ändern.',
  'pictures.decorative': 'Nur Schmuck, nichts zu beschreiben',
  'pictures.replaces': 'Es ersetzt das bisherige Bild. Das lässt sich rückgängig machen.',
  'pictures.put': 'Hinzufügen',
  'pictures.sending': 'Bild wird gesendet …',
  'pictures.save': 'Speichern',

  'pictures.added': 'Bild hinzugefügt: {title}',
  'pictures.removed': 'Bild entfernt: {title}',
  'pictures.described': 'Alternativtext gespeichert',
  'pictures.waits':
    'Gerade besteht keine Verbindung. Das Bild wartet auf diesem Gerät und wird gesendet, sobald sie wieder da ist.',
  'pictures.sentLater': 'Ein Bild, das gewartet hat, ist jetzt auf dem Board.',
  'pictures.refusedLater': 'Ein Bild, das gewartet hat, wurde nicht angenommen. {why}',
  'pictures.notAPicture':
    'Das ist kein Bild, das dieser Browser öffnen kann. Bitte nimm eines im Format PNG, JPEG oder WebP.',
  'pictures.noSvg':
    'SVG-Dateien werden nicht angenommen. Bitte speichere das Bild als PNG und versuche es noch einmal.',
  'pictures.onlyOne': 'Eine Idee hat ein Bild: Das erste wurde genommen.',

  'pictures.loading': 'Bild wird geladen',
  'pictures.waiting': 'Bild kommt, sobald wieder Verbindung besteht',
  'pictures.gone': 'Bild fehlt',
  'pictures.lookTitle': 'Bild zu „{title}“',
  'pictures.noAlt': 'Ohne Alternativtext',
} as const
