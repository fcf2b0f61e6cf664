import { compareMaps, type MapComparison } from '../../shared/domain/compareMaps.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'

/** A snapshot by its number, or the map as it is. */
export type Moment = number | 'now'

/** What I look at in place of the living map. */
export interface Past {
  readonly shown: Moment
  /** What it is compared with; `previous`: the snapshot before, whichever is shown. */
  readonly beside: Moment | 'previous' | null
}

/** In what an idea differs from another moment: from an earlier one, or from a later one. */
export const IDEA_MARKS = ['added', 'changed', 'moved', 'goneLater', 'changedLater', 'movedLater'] as const
export type IdeaMark = (typeof IDEA_MARKS)[number]
export type Marks = ReadonlyMap<IdeaId, readonly IdeaMark[]>

/** The moments in their order, the present at the end. */
export const momentsOf = (numbers: readonly number[]): Moment[] => [...numbers.toSorted((a, b) => a - b), 'now']

/** With which moment it really is compared. */
export function besideOf({ shown, beside }: Past, moments: readonly Moment[]): Moment | undefined {
  const other = beside === 'previous' ? moments[moments.indexOf(shown) - 1] : (beside ?? undefined)
  return other === shown ? undefined : other
}

export const comesLater = (a: Moment, b: Moment): boolean => b !== 'now' && (a === 'now' || a > b)

/** In what the moment that is shown differs from another one, and what of it is marked in the map. */
export interface Compared {
  readonly shown: Moment
  readonly beside: Moment
  readonly earlier: MindMap
  readonly later: MindMap
  readonly found: MapComparison
  readonly marks: Marks
}

export function compareMoments(
  shown: { readonly moment: Moment; readonly map: MindMap },
  beside: { readonly moment: Moment; readonly map: MindMap },
): Compared {
  const isBesideLater = comesLater(beside.moment, shown.moment)
  const [earlier, later] = isBesideLater ? [shown.map, beside.map] : [beside.map, shown.map]
  const found = compareMaps(earlier, later)
  return { shown: shown.moment, beside: beside.moment, earlier, later, found, marks: marksOf(found, isBesideLater) }
}

/** What is to be marked in the earlier map of two, or in the later one. */
function marksOf({ added, changed, moved, removed }: MapComparison, inEarlier: boolean): Marks {
  const marks = new Map<IdeaId, IdeaMark[]>()
  const mark = (ids: Iterable<IdeaId>, as: IdeaMark): void => {
    for (const id of ids) marks.set(id, [...(marks.get(id) ?? []), as])
  }
  if (inEarlier) mark(removed, 'goneLater')
  else mark(added, 'added')
  mark(changed.keys(), inEarlier ? 'changedLater' : 'changed')
  mark(moved.keys(), inEarlier ? 'movedLater' : 'moved')
  return marks
}
