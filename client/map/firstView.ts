import type { MindMap } from '../../shared/domain/mindMap.ts'
import { around, type Rect } from '../../shared/layout/box.ts'
import type { MapLayout } from '../../shared/layout/mapLayout.ts'
import { NARROW, type Camera } from './camera.ts'
import { distance, middleOf, zoomedAt, type Viewport } from './viewport.ts'

/** A map that is shown whole at the first look is at least this large, one that is shown in part this large. */
const LEGIBLE = { wide: 0.5, narrow: 0.42 } as const
const FIRST = { wide: 0.7, narrow: 0.42 } as const
const WORK = 0.8

/** The whole map where it can be read; else the middle of it, with as much of the main branches as can be read. */
export function firstView(map: MindMap, layout: MapLayout, camera: Camera, whole: Viewport): Viewport {
  const width = camera.size.width > NARROW ? 'wide' : 'narrow'
  const root = layout.box(map.root)
  if (whole.zoom >= LEGIBLE[width] || !root) return whole
  const branches = map.ideas.get(map.root)?.children ?? []
  let rect: Rect = root
  // The main branches first: they are what the map is about.
  for (const ids of [branches, branches.flatMap((id) => map.ideas.get(id)?.children ?? [])]) {
    const near = ids
      .flatMap((id) => layout.box(id) ?? [])
      .sort((a, b) => distance(a, middleOf(root)) - distance(b, middleOf(root)))
    for (const box of near) {
      const more = around(rect, box)
      if (camera.fitting(more).zoom < FIRST[width]) break
      rect = more
    }
  }
  const at = camera.fitting(rect)
  // A few ideas near the middle are no reason to come nearer than where one works.
  const middle = { x: camera.size.width / 2, y: camera.size.height / 2 }
  return at.zoom > WORK ? zoomedAt(at, middle, WORK) : at
}
