import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, SceneLine, ScenePicture, SceneRun, Shape } from '../../shared/scene/scene.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import type { CopyReport } from '../copyReport.ts'
import { setRun } from '../fonts/setRun.ts'
import { SIGN } from '../fonts/signs.ts'
import type { Means, RasterContext } from '../means.ts'

/** Pixels a side of a CSS pixel: sharp on every screen. */
const SCALE = 2
/** Beyond this a picture helps nobody and could take the machine's memory: it is drawn smaller instead. */
export const MAX_PIXELS = 40_000_000

/** The poster as a PNG file, at twice its size or as large as the limit allows. */
export async function paintPng(poster: Poster, means: Means): Promise<{ bytes: Uint8Array; report: CopyReport }> {
  const { sheet, scene } = poster
  const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / (sheet.width * sheet.height)))
  const { context, encodePng, openPicture } = means.raster(
    Math.max(1, Math.floor(sheet.width * scale)),
    Math.max(1, Math.floor(sheet.height * scale)),
  )
  const missing = new Set<string>()
  const text = (line: SceneLine) => {
    for (const run of line.runs) paintRun(context, run, line, means, missing)
  }
  const badge = ({ shapes, line }: Badge) => {
    for (const shape of shapes) paintShape(context, shape)
    if (line) text(line)
  }
  const opened = async ({ file }: ScenePicture) => file && openPicture(file)
  context.scale(scale, scale)
  context.translate(-sheet.x, -sheet.y)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.fillStyle = scene.theme.colours.canvas
  context.fillRect(sheet.x, sheet.y, sheet.width, sheet.height)
  for (const edge of scene.edges) paintShape(context, edge)
  for (const { curve, arrow } of scene.links) {
    paintShape(context, curve)
    paintShape(context, arrow)
  }
  for (const idea of scene.ideas) {
    for (const shape of [...idea.shapes, ...idea.symbol]) paintShape(context, shape)
    idea.lines.forEach(text)
    if (idea.picture) paintPicture(context, idea.picture, await opened(idea.picture), scene.theme)
  }
  for (const idea of scene.ideas) idea.badges.forEach(badge)
  for (const { label } of scene.links) if (label) badge(label)
  poster.title.forEach(text)
  poster.subtitle.forEach(text)
  poster.legend.forEach(badge)
  return { bytes: await encodePng(), report: { missingLetters: [...missing].sort(), scale: scale / SCALE } }
}

function paintPicture(
  context: RasterContext,
  { x, y, width, height, radius }: ScenePicture,
  paint: ((x: number, y: number, width: number, height: number) => void) | undefined,
  { colours }: Theme,
): void {
  const sheet = { shape: 'rect', x, y, width, height, radius } as const
  if (!paint) return paintShape(context, { ...sheet, fill: colours.sunken, stroke: colours.line })
  context.save()
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.clip()
  paint(x, y, width, height)
  context.restore()
}

function paintShape(context: RasterContext, shape: Shape): void {
  context.save()
  context.setLineDash([...(shape.dash ?? [])])
  if (shape.fill) context.fillStyle = shape.fill
  if (shape.stroke) context.strokeStyle = shape.stroke
  context.lineWidth = shape.strokeWidth ?? 1
  if (shape.shape === 'path') {
    context.translate(shape.x, shape.y)
    context.scale(shape.scale, shape.scale)
    if (shape.fill) context.fillPath(shape.d)
    if (shape.stroke) context.strokePath(shape.d)
  } else {
    context.beginPath()
    if (shape.shape === 'rect') context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else {
      const [x0, y0, ...curve] = shape.points
      context.moveTo(x0, y0)
      context.bezierCurveTo(...curve)
    }
    if (shape.fill) context.fill()
    if (shape.stroke) context.stroke()
  }
  context.restore()
}

function paintRun(
  context: RasterContext,
  run: SceneRun,
  { baseline, size }: SceneLine,
  means: Means,
  missing: Set<string>,
): void {
  context.fillStyle = run.colour
  for (const piece of setRun(run, means.fonts)) {
    if (piece.by === 'face') {
      context.font = `${size}px ${piece.face}`
      context.direction = piece.rtl ? 'rtl' : 'ltr'
      context.textAlign = piece.rtl ? 'right' : 'left'
      context.fillText(piece.text, piece.rtl ? piece.x + piece.width : piece.x, baseline)
      continue
    }
    context.save()
    if (piece.by === 'glyph') {
      const em = size / 1000
      context.translate(piece.x + (piece.width - piece.glyph.advance * em) / 2, baseline)
      context.scale(em, -em)
      for (const layer of piece.glyph.layers) {
        context.fillStyle = layer.fill ?? run.colour
        context.fillPath(layer.d)
      }
    } else {
      if (piece.missing) missing.add(piece.text)
      const em = Math.min(size, piece.width || size) / SIGN.em
      context.translate(piece.x + (piece.width - SIGN.em * em) / 2, baseline - SIGN.baseline * em)
      context.scale(em, em)
      context.strokeStyle = run.colour
      context.lineWidth = run.bold ? SIGN.width * 1.5 : SIGN.width
      context.strokePath(piece.d)
    }
    context.restore()
  }
  if (run.link !== undefined) context.fillRect(run.x, baseline + size * 0.12, run.width, Math.max(1, size / 15))
}
