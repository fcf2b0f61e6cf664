import { isDate } from '../../shared/document/isDate.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import { KINDS, type IdeaFields, type Kind, type RichText } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { richText } from '../../shared/document/richText.ts'
import { kindName, word, type Word } from '../../shared/language/words.ts'
import { KIND_SIGNS, TIE } from '../textContent.ts'
import type { Leftovers } from './leftovers.ts'
import { joinTexts } from './lines.ts'

/** Words under which our own copies name an idea's values, in either language. */
const WORDS = [
  'kind',
  'note',
  'who',
  'nextStep',
  'until',
  'goals',
  'link',
  'votes',
  'by',
  'level',
  'idea',
  'path',
] as const
export type KnownWord = (typeof WORDS)[number] & Word

const key = (text: string) => text.trim().toLowerCase()
const words = new Map<string, KnownWord>(
  LANGUAGES.flatMap((language) => WORDS.map((name) => [key(word(name, language)), name] as const)),
)
const kinds = new Map<string, Kind>(
  LANGUAGES.flatMap((language) => KINDS.map((kind) => [key(kindName(kind, language)), kind] as const)),
)
const signs = new Map<string, Kind>(KINDS.map((kind) => [KIND_SIGNS[kind], kind]))

export const knownWord = (text: string): KnownWord | undefined => words.get(key(text))
export const kindNamed = (text: string): Kind | undefined => kinds.get(key(text))

/** A title as our plain formats write it: without the sign of its kind and the number of votes. */
export function withoutSigns(text: string): { readonly text: string; readonly kind?: Kind; readonly votes?: number } {
  const tie = text.indexOf(TIE)
  const kind = tie > 0 ? signs.get(text.slice(0, tie)) : undefined
  const rest = kind ? text.slice(tie + 1) : text
  const votes = /\u00a0\((\d{1,9}) (?:Stimmen?|votes?)\)$/.exec(rest)
  return {
    text: votes ? rest.slice(0, votes.index) : rest,
    ...(kind && { kind }),
    ...(votes && { votes: Number(votes[1]) }),
  }
}

/** Small values by our words for them; what does not fit where it belongs goes to the note, so that it is not lost. */
export class Values {
  kind: Kind | undefined
  votes: number | undefined
  readonly fields: { -readonly [F in keyof IdeaFields]: IdeaFields[F] } = {}
  readonly #rest: string[] = []
  readonly #leftovers: Leftovers

  constructor(leftovers: Leftovers) {
    this.#leftovers = leftovers
  }

  /** A value under its name; a name that is none of ours is a line of the note. */
  take(name: string, value: string): void {
    if (value.trim() === '' || this.takeKnown(knownWord(name), value.trim())) return
    this.note(name.trim() === '' ? value : `${name}: ${value}`)
  }

  note(line: string): void {
    this.#rest.push(line)
  }

  /** The first address that may be one is the idea's link; others are lines of the note. */
  link(address: string): void {
    const link = safeLink(address)
    if (link === undefined) {
      this.#leftovers.add('addresses')
      // The name of a file says something; a program or a picture as an address does not.
      if (!/^\s*(?:javascript|vbscript|data):/i.test(address)) this.note(address)
    } else if (this.fields.link === undefined && link.length <= LIMITS.fieldText) this.fields.link = link
    else if (this.fields.link !== link) this.note(link)
  }

  /** Whether it could be taken. */
  takeKnown(name: KnownWord | undefined, value: string): boolean {
    switch (name) {
      case 'kind':
        this.kind = kindNamed(value) ?? KINDS.find((kind) => kind === value)
        return this.kind !== undefined
      case 'who':
      case 'nextStep':
        if (value.length > LIMITS.fieldText) return false
        this.fields[name] = value
        return true
      case 'until':
        if (!isDate(value)) return false
        this.fields.until = value
        return true
      case 'goals': {
        const goals = value.split(/[\s,;]+/).map(Number)
        if (!goals.every((goal) => Number.isInteger(goal) && goal >= 1 && goal <= 17)) return false
        this.fields.sdg = [...new Set(goals)].sort((a, b) => a - b)
        return true
      }
      case 'link':
        if (safeLink(value) === undefined) return false
        this.link(value)
        return true
      case 'votes':
        if (!/^\d{1,9}$/.test(value)) return false
        this.votes = Number(value)
        return true
      case 'by':
        this.#leftovers.add('authors')
        return true
      case 'note':
      case 'level':
      case 'idea':
      case 'path':
      case undefined:
        return false
    }
  }

  /** All of it, as the part of an item beside its title. */
  with(note?: RichText) {
    const whole = joinTexts(note, richText(this.#rest.join('\n')))
    if (this.votes !== undefined) this.#leftovers.add('votes')
    return {
      ...(this.kind && { kind: this.kind }),
      ...(whole.length > 0 && { note: whole }),
      ...(Object.keys(this.fields).length > 0 && { fields: this.fields }),
      ...(this.votes !== undefined && { votes: this.votes }),
    }
  }
}
