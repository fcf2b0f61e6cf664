import type { SceneLine, ScenePicture, SceneRun, Shape } from '../../shared/scene/scene.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import { setRun } from '../fonts/setRun.ts'
import { SIGN } from '../fonts/signs.ts'
import type { Means, Raster, RasterContext } from '../means.ts'

export async function paintPicture(
  { context, openPicture }: Raster,
  { x, y, width, height, radius, file }: ScenePicture,
  { colours }: Theme,
): Promise<void> {
  const paint = file && (await openPicture(file))
  const sheet = { shape: 'rect', x, y, width, height, radius } as const
  if (!paint) return paintShape(context, { ...sheet, fill: colours.sunken, stroke: colours.line })
  context.save()
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.clip()
  paint(x, y, width, height)
  context.restore()
}

export function paintShape(context: RasterContext, shape: Shape): void {
  const { fill, stroke, strokeWidth = 1, dash } = shape
  if (fill) context.fillStyle = fill
  if (stroke) {
    context.strokeStyle = stroke
    context.lineWidth = strokeWidth
    if (dash) context.setLineDash([...dash])
  }
  if (shape.shape === 'path') {
    context.save()
    context.translate(shape.x, shape.y)
    context.scale(shape.scale, shape.scale)
    if (fill) context.fillPath(shape.d)
    if (stroke) context.strokePath(shape.d)
    context.restore()
  } else {
    context.beginPath()
    if (shape.shape === 'rect') context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else {
      const [x0, y0, ...curve] = shape.points
      context.moveTo(x0, y0)
      context.bezierCurveTo(...curve)
    }
    if (fill) context.fill()
    if (stroke) context.stroke()
  }
  if (stroke && dash) context.setLineDash([])
}

export function paintRun(
  context: RasterContext,
  run: SceneRun,
  { baseline, size }: SceneLine,
  means: Means,
  missing: Set<string>,
): void {
  context.fillStyle = run.colour
  for (const piece of setRun(run, means.fonts)) {
    if (piece.by === 'face') {
      context.font = `${size}px ${piece.face.name}`
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
