import type { Spot } from '../../shared/domain/idea.ts'
import { layoutFolded, type Drawn } from './foldedLayout.ts'
import { makeSvg } from './dom.ts'
import type { MapView } from './mapView.ts'
import { branchOf, drawnOf, idOf, ideas, itemOf, parentOf } from './outline.ts'

/** Room around the map for strokes and pills, as the page itself leaves it. */
const OUTSTANDING = 40

/** Branches fold in the outline; the map follows, and offers the same where it is pointed at. */
export interface Folds {
  foldAll(isFolded: boolean): void
  isAnyOpen(): boolean
  /** Looks again at the page, after it has changed. */
  refresh(): void
}

export function openFolds(map: MapView | undefined): Folds {
  let waiting = false
  let anchor: string | undefined
  const folded = (id: string): boolean => {
    const item = itemOf(id)
    const branch = item && branchOf(item)
    return branch !== null && !branch.open
  }
  /** Once a frame, however many have been folded. */
  const draw = (at?: string): void => {
    anchor = waiting && anchor !== at ? undefined : at
    if (waiting || !map) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      redraw(map, folded, anchor)
    })
  }
  const listen = (): void => {
    for (const branch of document.querySelectorAll<HTMLDetailsElement>('.tree details')) {
      const item = branch.parentElement
      branch.addEventListener('toggle', () => item && draw(idOf(item)))
      if (item && map) offerFolding(item)
    }
  }
  const refresh = (): void => {
    listen()
    if ([...document.querySelectorAll('.tree details:not([open])')].length > 0) draw()
  }
  refresh()
  return {
    foldAll(isFolded) {
      for (const branch of document.querySelectorAll<HTMLDetailsElement>('.tree details')) branch.open = !isFolded
    },
    isAnyOpen: () => document.querySelector('.tree details[open]') !== null,
    refresh,
  }
}

/** A knob at the outer end of a drawn idea. By keyboard the same is done in the outline. */
function offerFolding(item: HTMLElement): void {
  const drawn = drawnOf(idOf(item))
  if (!drawn || drawn.querySelector('.knob')) return
  const [width = 0, height = 0] = sizeOf(drawn)
  const isLeft = placeOf(drawn).x < 0
  const knob = makeSvg(
    'g',
    { class: 'knob', transform: `translate(${isLeft ? 0 : width} ${height / 2})` },
    makeSvg('circle', { r: '11' }),
    makeSvg('path', { d: 'M-5 0H5', class: 'open' }),
    makeSvg(
      'text',
      { class: 'shut', 'text-anchor': 'middle', y: '4' },
      branchOf(item)?.querySelector('summary .n')?.textContent ?? '',
    ),
  )
  knob.addEventListener('click', (event) => {
    event.preventDefault()
    event.stopPropagation()
    const branch = branchOf(item)
    if (branch) branch.open = !branch.open
  })
  drawn.append(knob)
}

const sizeOf = (drawn: SVGElement): number[] => (drawn.dataset['box'] ?? '').split(' ').map(Number)

function placeOf(drawn: SVGElement): { x: number; y: number } {
  const [, x, y] = /translate\((\S+) (\S+)\)/.exec(drawn.getAttribute('transform') ?? '') ?? []
  return { x: Number(x), y: Number(y) }
}

/** As the page tells it: the tree from the outline, sizes and sides from the picture. */
export function readDrawn(): Drawn | undefined {
  const root = drawnOf('root')
  if (!root) return undefined
  const read = (drawn: SVGElement, children: Drawn[]): Drawn => {
    const [width = 0, height = 0] = sizeOf(drawn)
    const [side, across = '', along = ''] = (drawn.dataset['spot'] ?? '').split(' ')
    const spot: Spot = {
      ...((side === 'left' || side === 'right') && { side }),
      ...(across !== '' && { across: Number(across) }),
      ...(along !== '' && { along: Number(along) }),
    }
    // A side is kept for as long as the page is open, whatever is folded.
    drawn.dataset['left'] ??= String(placeOf(drawn).x + width / 2 < 0)
    const isLeft = drawn.dataset['left'] === 'true'
    return {
      id: drawn.id.slice(2),
      width,
      height,
      isLeft,
      children,
      ...(drawn.dataset['spot'] !== undefined && { spot }),
    }
  }
  const byItem = new Map<HTMLElement, Drawn[]>()
  const top: Drawn[] = []
  for (const item of ideas().reverse()) {
    const drawn = drawnOf(idOf(item))
    if (!drawn) continue
    const above = parentOf(item)
    const siblings = above ? (byItem.get(above) ?? []) : top
    if (above) byItem.set(above, siblings)
    siblings.unshift(read(drawn, byItem.get(item) ?? []))
  }
  return read(root, top)
}

function redraw(map: MapView, isFolded: (id: string) => boolean, anchor: string | undefined): void {
  const root = readDrawn()
  if (!root) return
  const anchored = anchor === undefined ? null : drawnOf(anchor)
  const before = anchored && placeOf(anchored)
  const { boxes, edges, levels } = layoutFolded(root, isFolded)
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const drawn of map.svg.querySelectorAll<SVGAElement>(':scope > a')) {
    const id = drawn.id.slice(2)
    const box = boxes.get(id)
    drawn.toggleAttribute('hidden', !box)
    drawn.classList.toggle('folded', isFolded(id))
    if (!box) continue
    drawn.setAttribute('transform', `translate(${box.x} ${box.y})`)
    ;[left, top] = [Math.min(left, box.x), Math.min(top, box.y)]
    ;[right, bottom] = [Math.max(right, box.x + box.width), Math.max(bottom, box.y + box.height)]
  }
  for (const edge of map.svg.querySelectorAll<SVGPathElement>('.edges path')) {
    const { to, on } = edge.dataset
    const path = to === undefined ? levels.get(on ?? '') : edges.get(to)
    edge.toggleAttribute('hidden', path === undefined)
    if (path !== undefined) edge.setAttribute('d', path)
  }
  retie(map.svg, boxes)
  const view = {
    x: left - OUTSTANDING,
    y: top - OUTSTANDING,
    width: right - left + 2 * OUTSTANDING,
    height: bottom - top + 2 * OUTSTANDING,
  }
  const after = anchored && placeOf(anchored)
  map.reframe(view, before && after ? { before, after } : undefined)
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Cross-links whose ends have moved take the short way; those that lead to something folded away wait for it. */
function retie(svg: SVGSVGElement, boxes: ReadonlyMap<string, Placed>): void {
  const labels = new Map(
    [...svg.querySelectorAll<SVGGElement>('[data-of]')].map((label) => [label.dataset['of'] ?? '', label]),
  )
  for (const tie of svg.querySelectorAll<SVGGElement>('[data-tie]')) {
    const [from, to] = [boxes.get(tie.dataset['from'] ?? ''), boxes.get(tie.dataset['to'] ?? '')]
    const label = labels.get(tie.dataset['tie'] ?? '')
    for (const part of [tie, label]) part?.toggleAttribute('hidden', !from || !to)
    const [curve, arrow] = tie.querySelectorAll('path')
    if (!from || !to || !curve || !arrow) continue
    const right = to.x + to.width / 2 > from.x + from.width / 2
    const start = { x: right ? from.x + from.width : from.x, y: from.y + from.height / 2 }
    const end = { x: right ? to.x : to.x + to.width, y: to.y + to.height / 2 }
    const bow = (right ? 1 : -1) * Math.max(40, Math.abs(end.x - start.x) / 3)
    curve.setAttribute(
      'd',
      `M${start.x} ${start.y}C${start.x + bow} ${start.y} ${end.x - bow} ${end.y} ${end.x} ${end.y}`,
    )
    const back = right ? -9 : 9
    arrow.removeAttribute('transform')
    arrow.setAttribute('d', `M${end.x + back} ${end.y - 4}L${end.x} ${end.y}L${end.x + back} ${end.y + 4}`)
    const [width = 0, height = 0] = label ? sizeOf(label) : []
    label?.setAttribute('transform', `translate(${(start.x + end.x - width) / 2} ${(start.y + end.y - height) / 2})`)
  }
}
