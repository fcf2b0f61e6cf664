import { KINDS, LOST_AND_FOUND_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import type { Language, MindMap } from '../../shared/domain/mindMap.ts'

export const SORTS = ['votes', 'kind', 'title', 'author'] as const
export type SortBy = (typeof SORTS)[number]

export interface SortMeans {
  /** The board's: all who sort get the same order. */
  readonly language: Language
  votes(id: IdeaId): number
  nameOf(author: string): string | undefined
}

/** The children of an idea by what was asked for; those that are alike keep their order. */
export function sortedChildren(map: MindMap, parent: IdeaId, by: SortBy, means: SortMeans): IdeaId[] {
  const { compare } = new Intl.Collator(means.language, { numeric: true })
  // Ideas of nobody, and of those whose names are erased, come last.
  const author = ({ author: id }: Idea) => (id === undefined ? undefined : (means.nameOf(id) ?? id))
  const orders: Record<SortBy, (a: Idea, b: Idea) => number> = {
    votes: (a, b) => means.votes(b.id) - means.votes(a.id),
    kind: (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    title: (a, b) => compare(a.text, b.text),
    author: (a, b) => {
      const [nameA, nameB] = [author(a), author(b)]
      if (nameA === undefined || nameB === undefined) return Number(nameA === undefined) - Number(nameB === undefined)
      return compare(nameA, nameB)
    },
  }
  return (map.ideas.get(parent)?.children ?? [])
    .filter((id) => id !== LOST_AND_FOUND_ID)
    .flatMap((id) => map.ideas.get(id) ?? [])
    .sort(orders[by])
    .map(({ id }) => id)
}
