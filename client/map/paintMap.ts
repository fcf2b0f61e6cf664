import type { IdeaId } from '../../shared/domain/idea.ts'
import { depthOf, type Language, type MindMap } from '../../shared/domain/mindMap.ts'
import { grown, overlaps, type Edge, type Rect } from '../../shared/layout/box.ts'
import { traceEdge } from '../../shared/layout/edgeCurve.ts'
import { rankOf } from '../../shared/layout/geometry.ts'
import type { MapLayout } from '../../shared/layout/mapLayout.ts'
import { drawIdea } from '../../shared/scene/drawIdea.ts'
import { boundsOfLink } from '../../shared/scene/drawLinks.ts'
import { ideaLook } from '../../shared/scene/ideaLook.ts'
import type { SceneLink, ScenePicture } from '../../shared/scene/scene.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import type { IdeaMark } from '../board/past.ts'
import { faintTheme } from './paintTheme.ts'
import { paintLine, paintShape } from './paintShape.ts'
import { shownRect, ZOOM, type Point, type Size, type Viewport } from './viewport.ts'

export interface Painting {
  readonly map: MindMap
  readonly layout: MapLayout
  readonly links: readonly SceneLink[]
  /** Whether a link stands out from the others, which are quiet. */
  isVivid(link: SceneLink): boolean
  readonly viewport: Viewport
  readonly size: Size
  readonly theme: Theme
  readonly language: Language
  votes(id: IdeaId): number | undefined
  readonly folded: ReadonlySet<IdeaId>
  /** How far from its place an idea is drawn while it glides there. */
  shift(id: IdeaId): Point | undefined
  /** Given while one branch is shown to a room: what lies in the shade. */
  readonly dimmed: ((id: IdeaId) => boolean) | undefined
  /** Whether an idea steps back behind those that my filter looks for. */
  isFaint(id: IdeaId): boolean
  /** In what an idea differs from another moment. */
  marks(id: IdeaId): readonly IdeaMark[] | undefined
  /** Whether the ideas, too, are painted here. */
  readonly withIdeas: boolean
}

/** Below, letters are smaller than three pixels: strokes stand for them. */
const READABLE = 0.2
/** What lies in the shade; as in IdeaView.module.css. */
const SHADE = 0.2

/** Paints what lies under the ideas: lines, cross-links; from afar the ideas, too. Costs what is in view. */
export function paintMap(context: CanvasRenderingContext2D, painting: Painting, scale: number): void {
  const { viewport, size } = painting
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, size.width * scale, size.height * scale)
  const zoom = viewport.zoom * scale
  context.setTransform(zoom, 0, 0, zoom, viewport.x * scale, viewport.y * scale)
  const rect = shownRect(viewport, size, 4)
  paintEdges(context, painting, rect)
  paintLinks(context, painting, rect)
  if (painting.withIdeas) paintIdeas(context, painting, rect)
}

function paintEdges(context: CanvasRenderingContext2D, painting: Painting, rect: Rect): void {
  const { layout, map, viewport } = painting
  // One path for all lines of one look: the canvas strokes it in one go.
  const paths = new Map<string, { path: Path2D; colour: string; width: number; alpha: number }>()
  for (const edge of layout.edgesIn(rect)) {
    const idea = map.ideas.get(edge.to)
    if (!idea) continue
    const look = ideaLook(idea, edge.from === map.root ? 'branch' : 'idea', themeOf(painting, edge.to))
    const alpha = painting.dimmed?.(edge.to) ? SHADE : 1
    const key = `${look.edge}${look.edgeWidth} ${alpha}`
    let group = paths.get(key)
    if (!group) paths.set(key, (group = { path: new Path2D(), colour: look.edge, width: look.edgeWidth, alpha }))
    traceEdge(group.path, { points: shifted(edge.points, painting.shift(edge.from), painting.shift(edge.to)) })
  }
  context.lineCap = 'round'
  context.setLineDash([])
  for (const { path, colour, width, alpha } of paths.values()) {
    context.globalAlpha = alpha
    context.strokeStyle = colour
    context.lineWidth = Math.max(width, 0.8 / viewport.zoom)
    context.stroke(path)
  }
  context.globalAlpha = 1
}

/** A curve whose ends are drawn elsewhere. */
function shifted(points: Edge['points'], from: Point | undefined, to: Point | undefined): Edge['points'] {
  if (!from && !to) return points
  const [a, b] = [from ?? { x: 0, y: 0 }, to ?? { x: 0, y: 0 }]
  const middle = (a.x + b.x) / 2
  const [x0, y0, x1, y1, x2, y2, x3, y3] = points
  return [x0 + a.x, y0 + a.y, x1 + middle, y1 + a.y, x2 + middle, y2 + b.y, x3 + b.x, y3 + b.y]
}

/** A quiet link still keeps 3:1 against the ground. */
const QUIET = 0.7
/** Of what steps back behind a filter. */
const FAINT = 0.25

function paintLinks(context: CanvasRenderingContext2D, painting: Painting, rect: Rect): void {
  const { links, shift, theme } = painting
  const vivid = links.filter(painting.isVivid)
  // While its ends are on their way, it waits. Those that stand out lie above the others.
  const shown = [...links.filter((each) => !vivid.includes(each)), ...vivid].filter(
    (link) =>
      overlaps(grown(boundsOfLink(link), 12), rect) &&
      !shift(link.from) &&
      !shift(link.to) &&
      !painting.dimmed?.(link.from) &&
      !painting.dimmed?.(link.to),
  )
  for (const link of shown) {
    const isVivid = vivid.includes(link)
    const look = isVivid ? { stroke: theme.colours.primary, strokeWidth: 2.5 } : {}
    const isFaint = painting.isFaint(link.from) || painting.isFaint(link.to)
    context.globalAlpha = isVivid ? 1 : isFaint ? FAINT : QUIET
    paintShape(context, { ...link.curve, ...look })
    paintShape(context, { ...link.arrow, ...look })
    context.globalAlpha = 1
  }
  // No line runs over a label.
  for (const link of shown) {
    if (!link.label) continue
    const isFaint = painting.isFaint(link.from) || painting.isFaint(link.to)
    if (isFaint && !vivid.includes(link)) continue
    const look = vivid.includes(link) ? { stroke: theme.colours.primary, strokeWidth: 1.5 } : {}
    for (const shape of link.label.shapes) paintShape(context, { ...shape, ...look })
    if (link.label.line) paintLine(context, link.label.line)
  }
}

/** What steps back is painted in its own, quiet colours. */
const themeOf = ({ theme, isFaint }: Painting, id: IdeaId): Theme => (isFaint(id) ? faintTheme(theme) : theme)

function paintIdeas(context: CanvasRenderingContext2D, painting: Painting, rect: Rect): void {
  const { layout, map, language, viewport } = painting
  for (const id of layout.visible(rect)) {
    const theme = themeOf(painting, id)
    const idea = map.ideas.get(id)
    const place = layout.box(id)
    if (!idea || !place) continue
    const shift = painting.shift(id)
    const box = shift ? { ...place, x: place.x + shift.x, y: place.y + shift.y } : place
    const depth = depthOf(map, id)
    const light = painting.dimmed?.(id) ? SHADE : 1
    const [mark] = painting.marks(id) ?? []
    if (mark) paintMark(context, mark, box, painting)
    context.globalAlpha = light
    if (viewport.zoom < READABLE) {
      const look = ideaLook(idea, rankOf(depth), theme)
      context.fillStyle = depth < 2 ? look.bar : look.edge
      context.globalAlpha = light * (painting.isFaint(id) ? FAINT : depth < 2 ? 1 : 0.55)
      context.beginPath()
      context.roundRect(box.x, box.y, box.width, box.height, 10)
      context.fill()
      context.globalAlpha = 1
      continue
    }
    const hidden = painting.folded.has(id) ? layout.hiddenCount(id) : 0
    const votes = painting.votes(id) ?? 0
    const scene = drawIdea(idea, box, { depth, votes, hidden, tellsKind: false, theme, language })
    for (const shape of scene.shapes) paintShape(context, shape)
    // From afar the colours tell the kinds, and thousands of symbols would cost more than the words.
    if (viewport.zoom >= ZOOM.detail) for (const shape of scene.symbol) paintShape(context, shape)
    for (const line of scene.lines) paintLine(context, line)
    if (scene.picture) paintPicture(context, scene.picture, theme)
    for (const badge of scene.badges) {
      for (const shape of badge.shapes) paintShape(context, shape)
      if (badge.line) paintLine(context, badge.line)
    }
  }
  context.globalAlpha = 1
}

/** As in IdeaView.module.css: the kind of line tells how, whatever its colour. */
function paintMark(context: CanvasRenderingContext2D, mark: IdeaMark, box: Rect, { theme, viewport }: Painting): void {
  const { ok, primary, warn, danger } = theme.colours
  const looks = {
    added: [ok, []],
    changed: [primary, [8, 5]],
    changedLater: [primary, [8, 5]],
    moved: [warn, [1, 5]],
    movedLater: [warn, [1, 5]],
    goneLater: [danger, [14, 4, 3, 4]],
  } as const
  const [colour, dashes] = looks[mark]
  const width = Math.max(3, 2 / viewport.zoom)
  context.strokeStyle = colour
  context.lineWidth = width
  context.setLineDash(dashes.map((dash) => (dash * width) / 3))
  context.beginPath()
  context.roundRect(box.x - width, box.y - width, box.width + 2 * width, box.height + 2 * width, 12)
  context.stroke()
  context.setLineDash([])
}

/** From afar a sheet with a hill and a sun stands for the picture. */
function paintPicture(
  context: CanvasRenderingContext2D,
  { x, y, width, height, radius }: ScenePicture,
  theme: Theme,
): void {
  const { sunken, line, edge } = theme.colours
  paintShape(context, { shape: 'rect', x, y, width, height, radius, fill: sunken, stroke: line, strokeWidth: 1 })
  const size = Math.min(width, height) * 0.6
  context.fillStyle = edge
  const light = context.globalAlpha
  context.globalAlpha = light * 0.5
  context.beginPath()
  const [middle, foot] = [x + width / 2, y + height / 2 + size / 2]
  context.moveTo(middle - size / 2, foot)
  context.lineTo(middle - size / 8, foot - size * 0.6)
  context.lineTo(middle + size / 8, foot - size * 0.3)
  context.lineTo(middle + size / 4, foot - size * 0.45)
  context.lineTo(middle + size / 2, foot)
  context.closePath()
  context.arc(middle + size * 0.28, foot - size * 0.8, size * 0.12, 0, 2 * Math.PI)
  context.fill()
  context.globalAlpha = light
}
