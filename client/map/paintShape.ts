import { traceEdge } from '../../shared/layout/edgeCurve.ts'
import type { SceneLine, Shape } from '../../shared/scene/scene.ts'
import { FONT_FAMILY } from '../../shared/scene/theme.ts'

/** Paths of symbols come again and again: each is read once. */
const known = new Map<string, Path2D>()

function pathOf(d: string): Path2D {
  let path = known.get(d)
  if (!path) {
    // Bars have as many forms as boxes have heights; symbols are few. Neither may fill the memory of a long session.
    if (known.size > 500) known.clear()
    known.set(d, (path = new Path2D(d)))
  }
  return path
}

export function paintShape(context: CanvasRenderingContext2D, shape: Shape): void {
  context.setLineDash(shape.dash ? [...shape.dash] : [])
  if (shape.fill !== undefined) context.fillStyle = shape.fill
  if (shape.stroke !== undefined) context.strokeStyle = shape.stroke
  context.lineWidth = shape.strokeWidth ?? 1
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (shape.shape === 'path') {
    const path = pathOf(shape.d)
    context.save()
    context.translate(shape.x, shape.y)
    context.scale(shape.scale, shape.scale)
    if (shape.fill !== undefined) context.fill(path)
    if (shape.stroke !== undefined) context.stroke(path)
    context.restore()
    return
  }
  context.beginPath()
  if (shape.shape === 'rect') context.roundRect(shape.x, shape.y, shape.width, shape.height, Math.max(0, shape.radius))
  else traceEdge(context, shape)
  if (shape.fill !== undefined) context.fill()
  if (shape.stroke !== undefined) context.stroke()
}

export function paintLine(context: CanvasRenderingContext2D, line: SceneLine): void {
  context.fontKerning = 'none'
  context.textBaseline = 'alphabetic'
  for (const run of line.runs) {
    context.font = `${run.italic ? 'italic ' : ''}${run.bold ? 700 : 400} ${line.size}px ${FONT_FAMILY}`
    context.fillStyle = run.colour
    context.direction = run.rtl ? 'rtl' : 'ltr'
    context.textAlign = 'left'
    context.fillText(run.text, run.x, line.baseline)
  }
}
