import type { Language } from '../domain/mindMap.ts'

/** What stands in the file that tells what is in a board's ZIP, and the names of its files. */
export const TAKE_AWAY: Readonly<
  Record<
    Language,
    {
      readonly about: string
      readonly map: string
      readonly handout: string
      readonly pictures: string
      readonly snapshots: string
      readonly copies: string
      readonly readMe: (title: string, date: string) => string
    }
  >
> = {
  de: {
    about: 'Lies mich.txt',
    map: 'Mindmap',
    handout: 'Handout.pdf',
    pictures: 'Bilder',
    snapshots: 'Staende.json',
    copies: 'Kopien',
    readMe: (title, date) =>
      [
        `${title}, Stand ${date}`,
        '',
        'Mindmap.json   alles, was in der Mindmap steht, mit Kommentaren und Reaktionen; ein neues Board kann daraus entstehen',
        'Mindmap.md     dasselbe zum Lesen',
        'Handout.pdf    zum Ausdrucken',
        'Bilder/        die Bilder an den Ideen, in voller Größe',
        'Staende.json   welche Stände es gab, mit Zeit und Zahlen',
        'Kopien/        die Kopien, die auf dem Board lagen',
        '',
        'Achtung: Hier stehen die Namen derer, die mitgemacht haben. Bitte nur weitergeben, wem sie es erlaubt haben.',
        '',
      ].join('\r\n'),
  },
  en: {
    about: 'Read me.txt',
    map: 'Mind map',
    handout: 'Handout.pdf',
    pictures: 'Pictures',
    snapshots: 'Snapshots.json',
    copies: 'Copies',
    readMe: (title, date) =>
      [
        `${title}, as of ${date}`,
        '',
        'Mind map.json    everything in the mind map, with comments and reactions; a new board can be made from it',
        'Mind map.md      the same, to be read',
        'Handout.pdf      to be printed',
        'Pictures/        the pictures on ideas, in full size',
        'Snapshots.json   which snapshots there were, with times and numbers',
        'Copies/          the copies that lay on the board',
        '',
        'Please note: the names of those who took part stand in here. Hand it only to whom they have agreed to.',
        '',
      ].join('\r\n'),
  },
}
