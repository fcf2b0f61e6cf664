import type { Spot } from '../../shared/domain/idea.ts'
import { edgePath } from '../../shared/layout/edgeCurve.ts'
import { arrowPath, linkCurve, MOST_ROUTED, pointOn } from '../../shared/scene/linkCurve.ts'
import { layoutFolded, type Drawn, type FoldedLayout } from './foldedLayout.ts'
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

/** `onToggle` is called when a branch has been folded or opened, by whatever. */
export function openFolds(map: MapView | undefined, onToggle: () => void): Folds {
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
  // It does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      const item = target instanceof HTMLDetailsElement ? target.closest<HTMLElement>('.tree li') : null
      if (!item) return
      draw(idOf(item))
      onToggle()
    },
    true,
  )
  const refresh = (): void => {
    if (map) for (const item of ideas()) if (branchOf(item)) offerFolding(item)
    if (document.querySelector('.tree details:not([open])')) draw()
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
  const layout = layoutFolded(root, isFolded)
  const { boxes, edges, levels } = layout
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
  retie(map.svg, layout)
  const view = {
    x: left - OUTSTANDING,
    y: top - OUTSTANDING,
    width: right - left + 2 * OUTSTANDING,
    height: bottom - top + 2 * OUTSTANDING,
  }
  const after = anchored && placeOf(anchored)
  map.reframe(view, before && after ? { before, after } : undefined)
}

/** Cross-links go the ways of the living map between what is shown; those that lead to something folded away wait for it. */
function retie(svg: SVGSVGElement, layout: FoldedLayout): void {
  const labels = new Map(
    [...svg.querySelectorAll<SVGGElement>('[data-of]')].map((label) => [label.dataset['of'] ?? '', label]),
  )
  const ties = [...svg.querySelectorAll<SVGGElement>('[data-tie]')]
  for (const tie of ties) {
    const [from, to] = [layout.boxes.get(tie.dataset['from'] ?? ''), layout.boxes.get(tie.dataset['to'] ?? '')]
    const label = labels.get(tie.dataset['tie'] ?? '')
    for (const part of [tie, label]) part?.toggleAttribute('hidden', !from || !to)
    const [curve, arrow] = tie.querySelectorAll('path')
    if (!from || !to || !curve || !arrow) continue
    const points = linkCurve(from, to, ties.length > MOST_ROUTED ? undefined : layout)
    curve.setAttribute('d', edgePath({ points }))
    arrow.removeAttribute('transform')
    arrow.setAttribute('d', arrowPath(points))
    const middle = pointOn(points, 0.5)
    const [width = 0, height = 0] = label ? sizeOf(label) : []
    label?.setAttribute('transform', `translate(${middle.x - width / 2} ${middle.y - height / 2})`)
  }
}
