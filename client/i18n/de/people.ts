/** Who is here. */
export const people = {
  'people.title': 'Wer ist da?',
  'people.here': { one: '{n} Person ist da', other: '{n} Personen sind da' },
  'people.you': '{name} (Du)',
  'people.youAlone': 'Du bist gerade allein hier.',
  'people.more': '+{n}',
  'people.show': 'Wer ist da? {names}',
  'people.nowHere': 'Jetzt da',
  'people.earlier': 'Früher da',
  'people.failed': 'Die Liste der Teilnehmenden lässt sich gerade nicht holen.',
  'people.newIdeas': { one: '{n} neue Idee', other: '{n} neue Ideen' },
  'people.newIdeasFrom': { one: '{n} neue Idee von {names}', other: '{n} neue Ideen von {names}' },
  'people.came': '{names} ist da',
  'people.organiser': 'Organisation',
  'people.participant': 'Teilnahme',
  'people.viewer': 'Lesen',
} as const
