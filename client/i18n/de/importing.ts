/** Reading files of other programs into the map. */
export const importing = {
  'import.intro':
    'Eine Mindmap oder Gliederung aus einem anderen Programm kommt als neuer Zweig dazu. Nichts wird ersetzt, und vorher siehst Du, was drin ist.',
  'import.choose': 'Datei wählen',
  'import.formats':
    'Freeplane, FreeMind, XMind, OPML, Markdown, Text, CSV, Mermaid, JSON Canvas, Mind Elixir, TeamMapper und andere, bis 5 MB. Oder hierher ziehen.',
  'import.paste': 'Oder Text einfügen',
  'import.pasteHint': '# Thema\n- Idee\n  - Unteridee',
  'import.readText': 'Text ansehen',
  'import.pasted': 'Eingefügter Text',
  'import.reading': '„{name}“ wird gelesen …',
  'import.tooLarge': '„{name}“ hat {size}, möglich sind {most}. Importiere die Datei in mehreren Teilen.',
  'import.failed': 'Die Datei ließ sich nicht einlesen: Der Server antwortet nicht. Versuche es noch einmal.',
  'import.preview': 'Vorschau',
  'import.more': { one: '… und eine weitere Idee', other: '… und {n} weitere Ideen' },
  'import.ideas': { one: 'eine Idee', other: '{n} Ideen' },
  'import.levels': { one: 'eine Ebene', other: '{n} Ebenen' },
  'import.links': { one: 'eine Querverbindung', other: '{n} Querverbindungen' },
  'import.hasNote': 'Notiz',
  'import.below': 'Einfügen unter',
  'import.elsewhere': 'Anderer Ort',
  'import.withTop': 'Mit „{title}“ als gemeinsamer Idee darüber',
  'import.another': 'Andere Datei',
  'import.insert': { one: 'Eine Idee einfügen', other: '{n} Ideen einfügen' },
  'import.format.freeplane': 'Freeplane oder FreeMind',
  'import.format.opml': 'OPML',
  'import.format.xmind': 'XMind',
  'import.format.markdown': 'Markdown',
  'import.format.text': 'Eingerückter Text',
  'import.format.csv': 'Tabelle (CSV)',
  'import.format.json': 'Kaffeetisch (JSON)',
  'import.format.mermaid': 'Mermaid',
  'import.format.canvas': 'JSON Canvas',
  'import.format.simpleMindMap': 'simple-mind-map',
  'import.format.mindElixir': 'Mind Elixir',
  'import.format.teamMapper': 'TeamMapper',
  'import.format.kityMinder': 'KityMinder',
  'import.format.myMind': 'My Mind',

  'import.leftovers': 'Nicht alles passt in diese Mindmap',
  'import.tooDeepHere':
    'An diesem Ort wird es tiefer als {most} Ebenen: Was darunter läge, steht neben seinen Vorgängern.',
  'import.left.repairs': {
    one: 'Eine Stelle der Datei war fehlerhaft und wurde trotzdem gelesen.',
    other: '{n} Stellen der Datei waren fehlerhaft und wurden trotzdem gelesen.',
  },
  'import.left.characterSet': {
    one: 'Die Datei ist in einem älteren Zeichensatz geschrieben. Sieh nach, ob die Umlaute stimmen.',
    other: 'Die Datei ist in einem älteren Zeichensatz geschrieben. Sieh nach, ob die Umlaute stimmen.',
  },
  'import.left.pictures': { one: 'Ein Bild bleibt draußen.', other: '{n} Bilder bleiben draußen.' },
  'import.left.attachments': {
    one: 'Eine angehängte oder verlinkte Datei bleibt draußen.',
    other: '{n} angehängte oder verlinkte Dateien bleiben draußen.',
  },
  'import.left.icons': { one: 'Ein Symbol bleibt draußen.', other: '{n} Symbole bleiben draußen.' },
  'import.left.addresses': {
    one: 'Eine Adresse lässt sich nicht verlinken und steht als Text da.',
    other: '{n} Adressen lassen sich nicht verlinken und stehen als Text da.',
  },
  'import.left.connections': {
    one: 'Eine Verbindung führt ins Leere und bleibt draußen.',
    other: '{n} Verbindungen führen ins Leere und bleiben draußen.',
  },
  'import.left.votes': {
    one: 'Bei einer Idee stehen Stimmen; sie werden nicht übernommen.',
    other: 'Bei {n} Ideen stehen Stimmen; sie werden nicht übernommen.',
  },
  'import.left.authors': {
    one: 'Bei einer Idee steht, wer sie eingebracht hat; das wird nicht übernommen.',
    other: 'Bei {n} Ideen steht, wer sie eingebracht hat; das wird nicht übernommen.',
  },
  'import.left.formulas': {
    one: 'Eine Formel steht als Text in der Notiz.',
    other: '{n} Formeln stehen als Text in der Notiz.',
  },
  'import.left.groups': { one: 'Eine Umrandung bleibt draußen.', other: '{n} Umrandungen bleiben draußen.' },
  'import.left.tasks': {
    one: 'Bei einer Aufgabe geht das Häkchen verloren.',
    other: 'Bei {n} Aufgaben gehen die Häkchen verloren.',
  },
  'import.left.deeper': {
    one: 'Eine Idee liegt tiefer, als es hier geht, und steht neben ihrem Vorgänger.',
    other: '{n} Ideen liegen tiefer, als es hier geht, und stehen neben ihren Vorgängern.',
  },
  'import.left.longTitles': {
    one: 'Ein Titel ist zu lang: Der ganze Text steht in der Notiz.',
    other: '{n} Titel sind zu lang: Der ganze Text steht in der Notiz.',
  },
  'import.left.longNotes': {
    one: 'Eine Notiz ist zu lang und geht in Ideen darunter weiter.',
    other: '{n} Notizen sind zu lang und gehen in Ideen darunter weiter.',
  },
} as const
