/** The start page, the form for a new board, the page about the project. */
export const home = {
  'home.claim': 'Gemeinsam denken, in einer Mindmap.',
  'home.what':
    'Kaffeetisch ist die Mindmap für moderierte Online-Treffen: Alle schreiben gleichzeitig, nichts geht verloren, und am Ende nehmen alle das Ergebnis mit.',
  'home.noAccount': 'Ohne Konto, ohne Installation, ohne Dienste Dritter.',
  'home.newBoard': 'Neues Board',
  'home.title': 'Titel',
  'home.titlePlaceholder': 'z. B. Regionalgespräch Neckar-Alb',
  'home.titleMissing': 'Gib dem Board einen Titel, damit die anderen es erkennen.',
  'home.titleTooLong': 'Höchstens {most} Zeichen. Der Titel ist nur der Name, alles andere kommt in die Mindmap.',
  'home.language': 'Sprache des Boards',
  'home.template': 'Vorlage',
  'home.templateRegional': 'Regionalgespräch',
  'home.templateRegionalText': 'Drei Äste: Herausforderungen, Gute Praxis, Quick Wins',
  'home.templateBlank': 'Leer',
  'home.templateBlankText': 'Nur das Thema in der Mitte',
  'home.templateFile': 'Aus Datei',
  'home.templateFileText': 'Mindmap oder Gliederung aus einem anderen Programm',
  'home.file': 'Datei',
  'home.chooseFile': 'Datei wählen',
  'home.fileMissing': 'Wähle die Datei, mit der das Board beginnen soll.',
  'home.fileLater': 'Du siehst sie an, sobald das Board offen ist; vorher kommt nichts hinein.',
  'home.create': 'Board anlegen',
  'home.creating': 'Wird angelegt …',
  'home.createFailed':
    'Das Board konnte nicht angelegt werden: Der Server antwortet nicht. Deine Eingaben sind noch da.',
  'home.known': 'Boards, die dieses Gerät kennt',
  'home.visited': 'zuletzt am {when}',
  'home.forget': '„{title}“ aus der Liste entfernen',
  'home.forgotten': '„{title}“ ist von diesem Gerät entfernt.',
  'home.demo': 'Demo-Board öffnen',
  'home.demoText':
    'Noch ist hier nichts. Schau Dir ein volles Board an: das Ergebnis eines Regionalgesprächs mit 18 Personen.',
  'home.demoTitle': 'Demo: Regionalgespräch',
  'home.about': 'Über Kaffeetisch',
  'home.privacy': 'Datenschutz',
  'home.madeTitle': 'Dein Board ist da',
  'home.madeText':
    'Drei Links, drei Rechte. Wer einen Link hat, kommt damit herein: Gib jeden nur denen, für die er ist.',
  'home.openBoard': 'Board öffnen',
  'home.keepLink':
    'Hebe den Link der Organisation gut auf. Geht er verloren, hilft nur der Wiederherstellungsschlüssel.',

  'about.text': 'Kaffeetisch ist freie Software (MIT-Lizenz) für Treffen, in denen viele gemeinsam eine Mindmap bauen.',
  'about.builtWith': 'Gebaut mit',
  'about.reactFlow': 'Die Zeichenfläche verwendet React Flow von xyflow (reactflow.dev, MIT-Lizenz).',
  'about.yjs': 'Das gleichzeitige Schreiben beruht auf Yjs (MIT), die Textfelder auf TipTap und ProseMirror (MIT).',
  'about.fonts':
    'Schriften: Noto Sans, Noto Sans Hebrew, Noto Sans Arabic und Noto Emoji, © The Noto Project Authors (SIL Open Font License 1.1).',
  'about.emoji':
    'Farbige Emoji: Twemoji, Grafiken © Twitter, Inc. und Mitwirkende (CC BY 4.0, creativecommons.org/licenses/by/4.0), als Schrift von matrix-org (SIL Open Font License 1.1).',
  'about.icons': 'Symbole: Lucide (ISC).',
  'about.version': 'Version {version}',

  'privacy.who': 'Verantwortlich ist, wer diese Installation betreibt und das Board angelegt hat.',
  'privacy.what':
    'Gespeichert werden die Ideen, Dein Name und, wenn Du sie angibst, Deine Organisation. Sichtbar sind sie für alle, die einen Link zum Board haben; Organisationen nicht für Lesende.',
  'privacy.where':
    'Alles liegt auf diesem Server. Es gibt keine Cookies, keine Konten, keine Zählung und keinen Abruf bei anderen Diensten.',
  'privacy.device':
    'Auf Deinem Gerät bleiben, wenn Du es erlaubst, der Link, Dein Name und was noch nicht beim Server angekommen ist. „Dieses Gerät vergessen lassen“ löscht das.',
  'privacy.howLong': 'Ein Board wird {days} Tage nach dem letzten Besuch gelöscht, mit allen Namen und Kopien.',
} as const
