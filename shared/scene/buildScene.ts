import type { Idea, IdeaId } from '../domain/idea.ts'
import { depthOf, ideaOf, subtree, type Language, type MindMap } from '../domain/mindMap.ts'
import { around, grown, type Rect } from '../layout/box.ts'
import { rankOf } from '../layout/geometry.ts'
import type { MapLayout } from '../layout/mapLayout.ts'
import { drawIdea, type PictureFiles } from './drawIdea.ts'
import { boundsOfLink, drawLinks } from './drawLinks.ts'
import { ideaLook } from './ideaLook.ts'
import type { Scene, SceneEdge, SceneIdea } from './scene.ts'
import type { Theme } from './theme.ts'

export interface SceneOptions {
  readonly theme: Theme
  readonly language: Language
  readonly tally?: ReadonlyMap<IdeaId, number>
  readonly pictures?: PictureFiles
}

/** Room for strokes, arrowheads and pills that stand out of their boxes. */
const OUTSTANDING = 12

/** Everything that is drawn of a map, in the coordinates of the layout. The same input gives the same scene. */
export function buildScene(map: MindMap, layout: MapLayout, { theme, language, tally, pictures }: SceneOptions): Scene {
  const ideas: SceneIdea[] = []
  const depths = new Map<IdeaId, number>()
  for (const idea of subtree(map, map.root)) {
    const depth = idea.parent === null ? 0 : (depths.get(idea.parent) ?? depthOf(map, idea.parent)) + 1
    depths.set(idea.id, depth)
    const box = layout.box(idea.id)
    if (!box) continue
    const tellsKind = tellsItsKind(map, idea, depth)
    const votes = tally?.get(idea.id) ?? 0
    ideas.push(
      drawIdea(idea, box, { depth, votes, hidden: layout.hiddenCount(idea.id), tellsKind, theme, language, pictures }),
    )
  }
  const links = drawLinks(map, layout, theme)
  const edges = layout.edgesIn(layout.bounds()).map(({ from, to, points }): SceneEdge => {
    const look = ideaLook(ideaOf(map, to), rankOf((depths.get(from) ?? 1) + 1), theme)
    return { shape: 'curve', from, to, points, stroke: look.edge, strokeWidth: look.edgeWidth }
  })
  const bounds = links.map(boundsOfLink).reduce(around, withBadges(layout.bounds(), ideas))
  return { language, theme, bounds: grown(bounds, OUTSTANDING), edges, links, ideas }
}

/** Whether its kind is said before it: where it is the idea's own rather than its branch's. */
export function tellsItsKind(map: MindMap, { kind, parent }: Idea, depth: number): boolean {
  if (kind === 'topic' || kind === 'free') return false
  return depth === 1 || kind !== (parent === null ? undefined : map.ideas.get(parent)?.kind)
}

function withBadges(bounds: Rect, ideas: readonly SceneIdea[]): Rect {
  let all = bounds
  for (const idea of ideas)
    for (const badge of idea.badges)
      for (const shape of badge.shapes) if (shape.shape === 'rect') all = around(all, shape)
  return all
}
