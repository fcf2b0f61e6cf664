import { afterEach, expect, test } from 'vitest'
import { createViewState } from '../../../../client/board/viewState.ts'
import { createMapView, type MapView } from '../../../../client/map/mapView.ts'
import { toScreen, type Size } from '../../../../client/map/viewport.ts'
import type { IdeaId } from '../../../../shared/domain/idea.ts'
import { PlainMap } from '../../../support/randomMap.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Opens a map of that many ideas below so many main branches on a screen of that size. */
function open(size: number, branches: number, screen: Size): { view: MapView; map: PlainMap } {
  const map = new PlainMap('Nachhaltigkeit gemeinsam gestalten')
  const all: IdeaId[] = []
  for (let i = 0; map.ideas.size < size; i++) {
    const parent = i < branches ? map.root : (all[Math.floor((i - branches) / 4)] ?? map.root)
    map.add(
      `i${i}`,
      parent,
      i < branches ? `Hauptast ${i}` : `Idee ${i}: wer bringt Ehrenamt und Verwaltung an einen Tisch`,
    )
    all.push(`i${i}`)
  }
  const view = createMapView({
    map,
    onMapChange: () => () => {},
    viewState: createViewState(),
    prefersStillness: () => true,
    now: () => 0,
  })
  stops.push(view.start())
  view.camera.resized(screen)
  return { view, map }
}

/** Whether all of an idea's box is on the screen. */
function isSeen({ camera, layout }: MapView, id: IdeaId): boolean {
  const box = layout.box(id)
  if (!box) return false
  const from = toScreen(camera.viewport, box)
  const to = toScreen(camera.viewport, { x: box.x + box.width, y: box.y + box.height })
  return from.x >= 0 && from.y >= 0 && to.x <= camera.size.width && to.y <= camera.size.height
}

const DESK = { width: 1280, height: 744 }
const PHONE = { width: 390, height: 740 }

test('a map that can be read whole opens whole', () => {
  const { view, map } = open(10, 3, DESK)
  for (const id of map.ideas.keys()) expect(isSeen(view, id), id).toBe(true)
  expect(view.camera.viewport.zoom).toBeGreaterThanOrEqual(0.5)
})

test.each([100, 1_000, 3_000])('a map of %i ideas opens on its title with all main branches, to be read', (size) => {
  const { view, map } = open(size, 6, DESK)
  for (const id of [map.root, ...map.idea(map.root).children]) expect(isSeen(view, id), id).toBe(true)
  expect(view.camera.viewport.zoom).toBeGreaterThanOrEqual(0.5)
})

test('on a phone a map of a hundred ideas opens on its title with all three main branches', () => {
  const { view, map } = open(100, 3, PHONE)
  for (const id of [map.root, ...map.idea(map.root).children]) expect(isSeen(view, id), id).toBe(true)
  expect(view.camera.viewport.zoom).toBeGreaterThanOrEqual(0.4)
})
