import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createViewState } from '../../../../client/board/viewState.ts'
import { createMapView, type MapView } from '../../../../client/map/mapView.ts'
import type { Viewport } from '../../../../client/map/viewport.ts'
import { mapOf } from '../../../support/mapOf.ts'

let due: FrameRequestCallback[]
let time: number
/** What happened, in the order in which it happened: the ideas were moved, the canvas was painted. */
let seen: { readonly what: 'moved' | 'painted'; readonly at: Viewport }[]
let view: MapView

beforeEach(() => {
  due = []
  time = 0
  seen = []
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => due.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  view = createMapView({
    map: mapOf({ a: { b: {} }, c: {} }),
    onMapChange: () => () => undefined,
    viewState: createViewState(),
    prefersStillness: () => false,
    now: () => time,
  })
  view.start()
  view.camera.resized({ width: 800, height: 600 })
  frame()
  view.camera.connect((at) => seen.push({ what: 'moved', at }))
  view.onPaint(() => seen.push({ what: 'painted', at: view.camera.viewport }))
  seen = []
})
afterEach(() => vi.unstubAllGlobals())

function frame(): void {
  time += 16
  for (const callback of due.splice(0)) callback(time)
}

/** In every frame the ideas move once, and the lines below them are painted for where they are then. */
function movesAsOne(frames: number): void {
  for (let i = 0; i < frames; i++) {
    seen = []
    frame()
    expect(seen.map(({ what }) => what)).toEqual(['moved', 'painted'])
    expect(seen[1]?.at).toEqual(seen[0]?.at)
  }
}

test('in a flight the canvas moves in the same frame as the ideas', () => {
  view.camera.fly({ x: 300, y: -200, zoom: 1.4 })
  movesAsOne(10)
})

test('while an idea is held at the edge the canvas scrolls in the same frame as the ideas', () => {
  view.eachFrame(() => {
    const { viewport } = view.camera
    view.camera.jump({ ...viewport, x: viewport.x + 9 })
    return true
  })
  movesAsOne(5)
})

test('what is due is drawn at once and not again, and a map that was left has been seen', () => {
  view.repaint()
  view.drawNow()
  view.drawNow()
  expect(seen.map(({ what }) => what)).toEqual(['painted'])
  view.start()()
  expect(view.isDrawn).toBe(true)
})
