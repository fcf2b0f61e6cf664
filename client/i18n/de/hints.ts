/** What a first visit teaches. */
export const hints = {
  'hints.label': 'Tipp',
  'hints.off': 'Keine Tipps mehr',
  'hints.close': 'Tipp schließen',
  'hints.write': 'Wähle eine Idee und tippe los. Gespeichert wird von selbst.',
  'hints.grow': '{child} legt eine Idee darunter an, {enter} eine daneben.',
  'hints.add': 'Unten antippen, was Du hinzufügen willst.',
  'hints.hold': 'Idee gedrückt halten: Menü. Halten und ziehen: verschieben.',
  'hints.details': 'Notiz, wer, bis wann? {alt}+{enter} öffnet die Details der Idee.',
  'hints.detailsTouch': 'Notiz, wer, bis wann? Das steht in den Details einer Idee.',
  'hints.commands': '{ctrl}+{shift}+P findet jeden Befehl und jede Idee.',
  'hints.commandsTouch': 'Im Menü oben rechts findest Du alle Befehle.',
} as const
