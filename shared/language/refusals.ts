import { LIMITS } from '../domain/limits.ts'
import type { Language } from '../domain/mindMap.ts'
import type { Refusal } from '../domain/refusal.ts'

const number = (value: number, language: Language) =>
  String(value).replace(/\B(?=(\d{3})+$)/g, language === 'de' ? '.' : ',')
const de = (value: number) => number(value, 'de')
const en = (value: number) => number(value, 'en')

const sentences: Record<Language, Record<Refusal, string>> = {
  de: {
    boardIsNewer: 'Dieses Board wurde mit einer neueren Fassung bearbeitet. Lade die Seite neu, um weiterzuschreiben.',
    nothingChosen: 'Wähle zuerst eine Idee aus.',
    unknownIdea: 'Diese Idee gibt es nicht mehr. Vielleicht hat sie gerade jemand gelöscht.',
    unknownParent: 'Die Idee, unter der das hängen soll, gibt es nicht mehr. Wähle eine andere.',
    idTaken: 'Diese Idee ist schon da.',
    rootStays: 'Die zentrale Idee bleibt, wo sie ist: Sie lässt sich weder verschieben noch löschen.',
    lostAndFoundStays:
      'Das Fundbüro verschwindet von selbst, sobald es leer ist. Verschiebe oder lösche, was darin liegt.',
    notIntoLostAndFound: 'Ins Fundbüro lässt sich nichts legen. Wähle einen anderen Ort.',
    wouldHangBelowItself: 'Eine Idee kann nicht unter sich selbst hängen. Wähle einen Ort außerhalb ihres Zweiges.',
    nothingToJoin: 'Zum Zusammenlegen gehören mindestens zwei Ideen. Wähle noch eine aus.',
    nothingToSplit: 'Diese Idee hat nur eine Zeile. Teile sie beim Schreiben an der Schreibmarke.',
    tooDeep: `Tiefer als ${de(LIMITS.depth)} Ebenen geht es nicht. Wähle einen Ort weiter oben.`,
    mapFull: `Diese Mindmap ist mit ${de(LIMITS.ideas)} Ideen voll. Lege für weitere ein zweites Board an.`,
    titleTooLong: `Der Text ist zu lang: Eine Idee fasst ${de(LIMITS.title)} Zeichen. Schreibe das Übrige in die Notiz.`,
    noteTooLong: `Die Notiz ist zu lang: Sie fasst ${de(LIMITS.note)} Zeichen. Verteile sie auf mehrere Ideen.`,
    fieldTooLong: `Die Angabe ist zu lang: Hier passen ${de(LIMITS.fieldText)} Zeichen hinein.`,
    notADate: 'Das ist kein Datum. Schreibe es so: 2026-11-17.',
    notAGoal: 'Es gibt nur die Nachhaltigkeitsziele 1 bis 17.',
    notAnAddress: 'Das ist keine Adresse, die sich verlinken lässt. Sie beginnt mit https://, http:// oder mailto:.',
    labelTooLong: `Die Beschriftung ist zu lang: Hier passen ${de(LIMITS.linkLabel)} Zeichen hinein.`,
    linkToItself: 'Eine Querverbindung braucht zwei verschiedene Ideen.',
    linkExists: 'Diese beiden Ideen sind schon so verbunden.',
    unknownLink: 'Diese Querverbindung gibt es nicht mehr.',
    isAsThen: 'Das steht schon so da: Es gibt nichts wiederherzustellen.',
    commentEmpty: 'Ein Kommentar braucht ein paar Worte.',
    commentTooLong: `Der Kommentar ist zu lang: Er fasst ${de(LIMITS.comment)} Zeichen. Was mehr braucht, passt in die Notiz.`,
    boardTitleEmpty: 'Das Board braucht einen Titel.',
    boardTitleTooLong: `Der Titel ist zu lang: Er fasst ${de(LIMITS.boardTitle)} Zeichen.`,
  },
  en: {
    boardIsNewer: 'This board was edited with a newer version. Load the page again to go on writing.',
    nothingChosen: 'Choose an idea first.',
    unknownIdea: 'This idea is no longer there. Perhaps somebody has just deleted it.',
    unknownParent: 'The idea this should hang under is no longer there. Choose another one.',
    idTaken: 'This idea is already there.',
    rootStays: 'The central idea stays where it is: it cannot be moved or deleted.',
    lostAndFoundStays: 'The lost and found disappears by itself once it is empty. Move or delete what lies in it.',
    notIntoLostAndFound: 'Nothing can be put into the lost and found. Choose another place.',
    wouldHangBelowItself: 'An idea cannot hang under itself. Choose a place outside its branch.',
    nothingToJoin: 'Joining takes at least two ideas. Select one more.',
    nothingToSplit: 'This idea has one line only. Split it at the caret while writing.',
    tooDeep: `It cannot go deeper than ${en(LIMITS.depth)} levels. Choose a place further up.`,
    mapFull: `This mind map is full with ${en(LIMITS.ideas)} ideas. Start a second board for more.`,
    titleTooLong: `The text is too long: an idea holds ${en(LIMITS.title)} characters. Put the rest into the note.`,
    noteTooLong: `The note is too long: it holds ${en(LIMITS.note)} characters. Spread it over several ideas.`,
    fieldTooLong: `The entry is too long: ${en(LIMITS.fieldText)} characters fit in here.`,
    notADate: 'This is not a date. Write it like this: 2026-11-17.',
    notAGoal: 'There are only the sustainable development goals 1 to 17.',
    notAnAddress: 'This is not an address that can be linked. It begins with https://, http:// or mailto:.',
    labelTooLong: `The label is too long: ${en(LIMITS.linkLabel)} characters fit in here.`,
    linkToItself: 'A cross-link needs two different ideas.',
    linkExists: 'These two ideas are already linked like this.',
    unknownLink: 'This cross-link is no longer there.',
    isAsThen: 'It is like this already: there is nothing to restore.',
    commentEmpty: 'A comment needs a few words.',
    commentTooLong: `The comment is too long: it holds ${en(LIMITS.comment)} characters. What needs more fits into the note.`,
    boardTitleEmpty: 'The board needs a title.',
    boardTitleTooLong: `The title is too long: it holds ${en(LIMITS.boardTitle)} characters.`,
  },
}

/** A refusal as a sentence for people: what, why, what now. */
export function refusalText(refusal: Refusal, language: Language): string {
  return sentences[language][refusal]
}
