import { LOST_AND_FOUND_ID, ROOT_ID, type Idea, type IdeaId, type Kind } from '../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../shared/domain/mindMap.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { matches } from '../deeds/findIdeas.ts'

export type GroupBy = 'branch' | 'kind' | 'person'
export type SortBy = 'map' | 'votes' | 'title'

/** What I want to see of the cards, and in which order. */
export interface Arrangement {
  readonly group: GroupBy
  readonly sort: SortBy
  /** Only these; none means all. */
  readonly kinds: ReadonlySet<Kind>
  /** Only what this person has added. */
  readonly person: ParticipantId | undefined
  /** Only what holds all these words. */
  readonly words: string
}

export const PLAIN: Arrangement = { group: 'branch', sort: 'map', kinds: new Set(), person: undefined, words: '' }

export const hidesSome = ({ kinds, person, words }: Arrangement): boolean =>
  kinds.size > 0 || person !== undefined || words.trim() !== ''

/** Cards that stand together, below a heading. */
export interface Section {
  readonly key: string
  /** What they have in common: a main branch (the root: they hang on no branch), a kind, or who added them. */
  readonly branch?: IdeaId
  readonly kind?: Kind
  readonly person?: ParticipantId | undefined
  readonly cards: readonly IdeaId[]
}

export interface Means {
  votes(id: IdeaId): number
  nameOf(person: ParticipantId): string
  compare(a: string, b: string): number
}

/** Its order is the one of the board's template: what is collected first. */
const KIND_ORDER: readonly Kind[] = ['challenge', 'goodPractice', 'quickWin', 'topic', 'free']

/** A main branch is a heading and no card, unless it is nothing but one idea that hangs on the root. */
export function isHeading(map: MindMap, { id, parent, children, ownKind }: Idea): boolean {
  return parent === ROOT_ID && (children.length > 0 || id === LOST_AND_FOUND_ID || (ownKind ?? 'free') !== 'free')
}

/** All cards in their sections. `always` is shown whatever else is hidden: I am writing it. */
export function arrange(
  map: MindMap,
  choice: Arrangement,
  { votes, nameOf, compare }: Means,
  always: IdeaId | null = null,
): Section[] {
  const found = choice.words.trim() === '' ? undefined : new Set(matches(map, choice.words))
  const shows = (idea: Idea): boolean =>
    idea.id === always ||
    ((choice.kinds.size === 0 || choice.kinds.has(idea.kind)) &&
      (choice.person === undefined || idea.author === choice.person) &&
      (found?.has(idea.id) ?? true))

  const sections = new Map<string, { section: Omit<Section, 'cards'>; cards: Idea[] }>()
  const into = (section: Omit<Section, 'cards'>) => {
    const known = sections.get(section.key)
    if (known) return known.cards
    const cards: Idea[] = []
    sections.set(section.key, { section, cards })
    return cards
  }
  const put = (idea: Idea, branch: IdeaId): void => {
    if (!shows(idea)) return
    const { kind, author } = idea
    if (choice.group === 'kind') into({ key: `kind:${kind}`, kind }).push(idea)
    else if (choice.group === 'person') into({ key: `person:${author ?? ''}`, person: author }).push(idea)
    else into({ key: `branch:${branch}`, branch }).push(idea)
  }
  for (const id of map.ideas.get(map.root)?.children ?? []) {
    const idea = map.ideas.get(id)
    if (!idea) continue
    if (!isHeading(map, idea)) {
      put(idea, ROOT_ID)
      continue
    }
    if (choice.group === 'branch' && (!hidesSome(choice) || id === always)) into({ key: `branch:${id}`, branch: id })
    for (const below of subtree(map, id)) if (below.id !== id) put(below, id)
  }

  const list = [...sections.values()]
  if (choice.group === 'kind')
    list.sort((a, b) => KIND_ORDER.indexOf(a.section.kind ?? 'free') - KIND_ORDER.indexOf(b.section.kind ?? 'free'))
  if (choice.group === 'person') {
    const names = new Map(list.map(({ section: { person } }) => [person, person === undefined ? '' : nameOf(person)]))
    // Whose author nobody knows come last.
    list.sort((a, b) => {
      const [x, y] = [names.get(a.section.person) ?? '', names.get(b.section.person) ?? '']
      return Number(x === '') - Number(y === '') || compare(x, y)
    })
  }
  return list.map(({ section, cards }) => {
    if (choice.sort === 'votes') cards.sort((a, b) => votes(b.id) - votes(a.id))
    if (choice.sort === 'title') cards.sort((a, b) => compare(a.text, b.text))
    return { ...section, cards: cards.map(({ id }) => id) }
  })
}

/** Keeps the card that I write in where it was, whatever its words or its branch are by now: it finds its place when I am done. */
export function holdStill(now: readonly Section[], before: readonly Section[], held: IdeaId): readonly Section[] {
  const was = before.find(({ cards }) => cards.includes(held))
  const is = now.find(({ cards }) => cards.includes(held))
  if (!was || !is || !now.some(({ key }) => key === was.key)) return now
  return now.map((section) => {
    const cards = section.cards.filter((id) => id !== held)
    if (section.key !== was.key) return cards.length === section.cards.length ? section : { ...section, cards }
    // After the same card as before, as long as that one is there.
    const at = was.cards.indexOf(held)
    const neighbour = was.cards.slice(0, at).findLast((id) => cards.includes(id))
    cards.splice(neighbour === undefined ? 0 : cards.indexOf(neighbour) + 1, 0, held)
    return { ...section, cards }
  })
}
