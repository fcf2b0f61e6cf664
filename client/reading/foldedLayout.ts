import type { Idea, Spot } from '../../shared/domain/idea.ts'
import { overlaps, type Box } from '../../shared/layout/box.ts'
import { edgeCurve, edgePath, levelLine } from '../../shared/layout/edgeCurve.ts'
import { GAPS } from '../../shared/layout/geometry.ts'
import { arrange, arrangeSide, newPlace, readPin, type Place } from '../../shared/layout/place.ts'

/** An idea as it is drawn: how large, where it was put, what hangs below. */
export interface Drawn {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly spot?: Spot | undefined
  /** Of a main branch. */
  readonly isLeft?: boolean
  readonly children: readonly Drawn[]
}
export interface FoldedLayout {
  readonly boxes: ReadonlyMap<string, Box>
  /** The lines that lead to an idea, and those that lead on from it, as paths. */
  readonly edges: ReadonlyMap<string, string>
  readonly levels: ReadonlyMap<string, string>
  /** The idea that lies at a point. */
  at(x: number, y: number): string | undefined
}

/** Where everything stands when some of it is folded away: the arithmetic of the live map, on boxes that are measured already. */
export function layoutFolded(root: Drawn, isFolded: (id: string) => boolean): FoldedLayout {
  const middle = placeOf(root, undefined, isFolded)
  const sides = [false, true].map((left) => ({
    left,
    places: middle.children.filter((_, i) => Boolean(root.children[i]?.isLeft) === left),
  }))
  middle.boxAcross = middle.homeAcross = -middle.across / 2
  const boxes = new Map<string, Box>()
  const edges = new Map<string, string>()
  const levels = new Map<string, string>()
  const rootBox: Box = {
    ...{ x: -middle.along / 2, y: -middle.across / 2, width: middle.along, height: middle.across },
    side: 'root',
  }
  boxes.set(root.id, rootBox)
  for (const { places, left } of sides) {
    arrangeSide(places, middle)
    const rectAt = (along: number, across: number, width: number, height: number): Box => ({
      ...{ x: left ? -along - width : along, y: across, width, height },
      side: left ? 'left' : 'right',
    })
    const stack = places.map((place) => ({
      place,
      from: rootBox,
      along: middle.along / 2 + GAPS.along + place.ahead,
      across: place.offset,
    }))
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { place, from, along, across } = next
      const top = across + place.boxAcross
      const box = rectAt(along, top, place.along, place.across)
      boxes.set(place.id, box)
      edges.set(place.id, edgePath({ points: edgeCurve(from, box, 'both') }))
      if (place.children.length === 0) continue
      const start = along + place.childAlong
      const column = rectAt(along, top, start - GAPS.along - along, place.across)
      if (column.width > box.width) levels.set(place.id, edgePath({ points: levelLine(box, column, left, 'both') }))
      for (const child of place.children)
        stack.push({ place: child, from: column, along: start + child.ahead, across: across + child.offset })
    }
  }
  return {
    ...{ boxes, edges, levels },
    at(x, y) {
      for (const [id, box] of boxes) if (overlaps(box, { x, y, width: 0, height: 0 })) return id
      return undefined
    },
  }
}

/** With all that is shown below it, the lowest first. */
function placeOf(root: Drawn, parent: Place | undefined, isFolded: (id: string) => boolean): Place {
  const all: Place[] = []
  const make = ({ id, width, height, spot }: Drawn, above: Place | undefined): Place => {
    const place = newPlace(ideaLike(id, spot))
    Object.assign(place, { parent: above, along: width, across: height, stale: false })
    readPin(place)
    all.push(place)
    return place
  }
  const top = make(root, parent)
  const stack = [{ drawn: root, place: top }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (isFolded(next.drawn.id)) continue
    for (const drawn of next.drawn.children) {
      const place = make(drawn, next.place)
      next.place.children.push(place)
      stack.push({ drawn, place })
    }
  }
  for (const place of all.reverse()) if (place !== top) arrange(place, place.children)
  return top
}

/** As much of an idea as its place asks for. */
const ideaLike = (id: string, spot: Spot | undefined): Idea => ({
  ...{ id, spot, parent: null, children: [], order: '', kind: 'free', ownKind: undefined },
  ...{ title: [], text: '', note: [], fields: {}, author: undefined },
})
