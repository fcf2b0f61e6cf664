import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { Way } from '../deeds/keymap.ts'
import { shownIdeas, type Step } from '../deeds/walk.ts'

/** Where an arrow leads in nested text: up and down from line to line; right opens a branch and goes in, left closes it and goes out. */
export function outlineStep(map: MindMap, folded: ReadonlySet<IdeaId>, from: IdeaId, way: Way): Step {
  const idea = map.ideas.get(from)
  if (!idea) return undefined
  const to = (id: IdeaId | null | undefined): Step => (id === null || id === undefined ? undefined : { to: id })
  const siblings = map.ideas.get(idea.parent ?? '')?.children ?? [from]
  const isFolded = folded.has(from)
  switch (way) {
    case 'root':
      return to(map.root)
    case 'first':
      return to(siblings[0])
    case 'last':
      return to(siblings.at(-1))
    case 'up':
    case 'down': {
      const lines = [...shownIdeas({ map, folded })]
      const at = lines.indexOf(from)
      return at < 0 ? undefined : to(lines[at + (way === 'down' ? 1 : -1)])
    }
    case 'right':
      return isFolded && idea.children.length > 0 ? { unfold: from } : to(idea.children[0])
    case 'left':
      return !isFolded && idea.children.length > 0 && idea.parent !== null ? { unfold: from } : to(idea.parent)
  }
}
