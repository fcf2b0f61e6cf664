import { edgePath } from '../../shared/layout/edgeCurve.ts'
import type { Shape } from '../../shared/scene/scene.ts'

/** A shape as an SVG element, seen from a corner of its own where one is given. */
export function paintShape(shape: Shape, { x, y } = { x: 0, y: 0 }): string {
  const paint = [
    `fill="${shape.fill ?? 'none'}"`,
    shape.stroke ? ` stroke="${shape.stroke}" stroke-width="${n(shape.strokeWidth ?? 1)}"` : '',
    shape.dash ? ` stroke-dasharray="${shape.dash.map((length) => n(length)).join(' ')}"` : '',
  ].join('')
  switch (shape.shape) {
    case 'rect':
      return `<rect x="${n(shape.x - x)}" y="${n(shape.y - y)}" width="${n(shape.width)}" height="${n(shape.height)}" rx="${n(shape.radius)}" ${paint}/>`
    case 'curve':
      return `<path d="${edgePath(shape)}" ${paint}/>`
    case 'path': {
      const place = shape.x === x && shape.y === y ? '' : `translate(${n(shape.x - x)} ${n(shape.y - y)})`
      const scale = shape.scale === 1 ? '' : `scale(${n(shape.scale, 4)})`
      const transform = [place, scale].filter(Boolean).join(' ')
      return `<path d="${shape.d}"${transform ? ` transform="${transform}"` : ''} ${paint}/>`
    }
  }
}

/** A number as short as SVG may write it. */
export const n = (value: number, digits = 2): string => String(Number(value.toFixed(digits)))
