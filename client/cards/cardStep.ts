import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Way } from '../deeds/keymap.ts'
import type { Step } from '../deeds/walk.ts'
import type { Section } from './arrange.ts'

/** What the keyboard walks through in a section: its heading where that is an idea, then its cards. */
export const stops = ({ branch, cards }: Section): readonly IdeaId[] =>
  branch === undefined || branch === 'root' ? cards : [branch, ...cards]

/** Where an arrow leads among cards: up and down within a section and on into the next; left and right from section to section. */
export function cardStep(sections: readonly Section[], from: IdeaId, way: Way): Step {
  const lanes = sections.map(stops).filter((lane) => lane.length > 0)
  const to = (id: IdeaId | undefined): Step => (id === undefined ? undefined : { to: id })
  const lane = lanes.findIndex((ids) => ids.includes(from))
  const ids = lanes[lane]
  // From what is not shown one comes to what is.
  if (!ids) return to(lanes[0]?.[0])
  const at = ids.indexOf(from)
  switch (way) {
    case 'root':
      return to(lanes[0]?.[0])
    case 'first':
      return to(ids[0])
    case 'last':
      return to(ids.at(-1))
    case 'up':
      return to(ids[at - 1] ?? lanes[lane - 1]?.at(-1))
    case 'down':
      return to(ids[at + 1] ?? lanes[lane + 1]?.[0])
    case 'left':
    case 'right': {
      const next = lanes[lane + (way === 'right' ? 1 : -1)]
      return to(next?.[Math.min(at, next.length - 1)])
    }
  }
}
