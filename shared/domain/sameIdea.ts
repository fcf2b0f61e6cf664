import type { Idea, IdeaFields, Spot } from './idea.ts'
import type { Link } from './mindMap.ts'
import type { Picture } from './picture.ts'
import { sameRichText } from './sameText.ts'

/** Whether nobody could tell two ideas apart. */
export function sameIdea(a: Idea, b: Idea): boolean {
  return (
    a.parent === b.parent &&
    a.order === b.order &&
    a.kind === b.kind &&
    a.ownKind === b.ownKind &&
    a.author === b.author &&
    a.text === b.text &&
    sameList(a.children, b.children) &&
    sameRichText(a.title, b.title) &&
    sameRichText(a.note, b.note) &&
    sameFields(a.fields, b.fields) &&
    samePicture(a.fields.picture, b.fields.picture) &&
    sameSpot(a.spot, b.spot)
  )
}

/** The picture left out: it is set as a whole. */
export function sameFields(a: IdeaFields, b: IdeaFields): boolean {
  return (
    a === b ||
    (a.who === b.who &&
      a.nextStep === b.nextStep &&
      a.until === b.until &&
      a.link === b.link &&
      sameList(a.sdg ?? [], b.sdg ?? []))
  )
}

export function samePicture(a: Picture | undefined, b: Picture | undefined): boolean {
  if (!a || !b) return a === b
  return (
    a.id === b.id && a.width === b.width && a.height === b.height && a.alt === b.alt && a.decorative === b.decorative
  )
}

export function sameSpot(a: Spot | undefined, b: Spot | undefined): boolean {
  return a === b || (a?.side === b?.side && a?.along === b?.along && a?.across === b?.across)
}

export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]))
}

export const sameLink = (a: Link, b: Link): boolean => a.from === b.from && a.to === b.to && a.label === b.label
