import type { CopyContent } from '../../exports/exportMindMap.ts'
import { createMapDocument } from '../../shared/document/createMapDocument.ts'
import { createStageDocument } from '../../shared/document/createStageDocument.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readStage } from '../../shared/document/readStage.ts'
import type { Template } from '../../shared/domain/board.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { MapLayout } from '../../shared/layout/mapLayout.ts'
import { outlineOfMap } from '../../shared/outline/outlineOf.ts'
import { buildScene } from '../../shared/scene/buildScene.ts'
import { framePoster, type Poster } from '../../shared/scene/framePoster.ts'
import { LIGHT, type Theme } from '../../shared/scene/theme.ts'

export interface DrawnMap {
  readonly map: MindMap
  readonly layout: MapLayout
  readonly poster: Poster
}

export function draw(map: MindMap, tally?: ReadonlyMap<IdeaId, number>, theme: Theme = LIGHT): DrawnMap {
  const layout = new MapLayout(map)
  const scene = buildScene(map, layout, { theme, language: map.language, ...(tally && { tally }) })
  return { map, layout, poster: framePoster(scene, { title: map.title, date: '22. November 2026' }) }
}

export const contentOf = ({ map, poster }: DrawnMap, now = 0): CopyContent => ({
  map,
  outline: outlineOfMap(map),
  title: map.title,
  language: map.language,
  date: '22. November 2026',
  now,
  poster: () => poster,
})

/** The documents of a new board as the server would hand them over. */
export function updatesOf(template: Template) {
  let next = 0
  const title = 'Regionalgespräch Münsterland'
  const mapUpdate = createMapDocument({
    title,
    language: 'de',
    template,
    newId: () => `new${next++}`,
    random: () => 0.5,
    now: 0,
  })
  return { title, mapUpdate, stageUpdate: createStageDocument({ template }) }
}

export function drawDemo(): DrawnMap {
  const { mapUpdate, stageUpdate } = updatesOf('demo')
  const tally = stageUpdate && readStage(openMapDocument([stageUpdate])).tally
  return draw(readMindMap(openMapDocument([mapUpdate])), tally)
}
