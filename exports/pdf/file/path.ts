import { n } from './syntax.ts'

const known = new Map<string, string>()
/** The symbols, signs and most emoji come again and again; QR codes and rare pictures need not stay. */
const MOST_KNOWN = 2_000

/** An SVG path of the commands that our drawings use (M L H V C Q Z, absolute or relative) as path operators of a PDF page. */
export function pathOperators(d: string): string {
  let operators = known.get(d)
  if (operators === undefined) {
    operators = translate(d)
    if (known.size < MOST_KNOWN) known.set(d, operators)
  }
  return operators
}

function translate(d: string): string {
  const out: string[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (const [, letter = '', rest = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const command = letter.toUpperCase()
    const numbers = (rest.match(/[-+]?(?:\d*\.\d+|\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
    const length = LENGTHS[command]
    if (length === undefined) throw new Error(`no such command in a path: ${letter}`)
    if (length === 0) {
      out.push('h')
      ;[x, y] = [startX, startY]
      continue
    }
    for (let at = 0; at + length <= numbers.length; at += length) {
      const isRelative = letter !== command
      const [dx, dy] = isRelative ? [x, y] : [0, 0]
      const part = numbers.slice(at, at + length)
      if (command === 'H') x = (part[0] ?? 0) + dx
      else if (command === 'V') y = (part[0] ?? 0) + dy
      else {
        const points = part.map((value, i) => value + (i % 2 === 0 ? dx : dy))
        const [endX = 0, endY = 0] = points.slice(-2)
        if (command === 'C') out.push(`${points.map(n).join(' ')} c`)
        if (command === 'Q') out.push(`${quadratic(x, y, points).map(n).join(' ')} c`)
        if (command === 'M' && at === 0) {
          out.push(`${n(endX)} ${n(endY)} m`)
          ;[startX, startY] = [endX, endY]
        }
        ;[x, y] = [endX, endY]
        if (command === 'C' || command === 'Q' || (command === 'M' && at === 0)) continue
      }
      out.push(`${n(x)} ${n(y)} l`)
    }
  }
  return out.join(' ')
}

const LENGTHS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, Z: 0 }

/** The same curve with two control points. */
function quadratic(x: number, y: number, [cx = 0, cy = 0, endX = 0, endY = 0]: readonly number[]): number[] {
  const toward = (from: number, to: number) => from + ((to - from) * 2) / 3
  return [toward(x, cx), toward(y, cy), toward(endX, cx), toward(endY, cy), endX, endY]
}

/** How far the control points of a quarter of a circle stand from its ends, as a share of the radius. */
const ARC = 0.5523

/** A rectangle with round corners, clockwise from its upper left one. */
export function roundedRect(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`
  const c = r * (1 - ARC)
  const [left, top, right, bottom] = [x, y, x + width, y + height].map(n)
  const [left1, top1, right1, bottom1] = [n(x + r), n(y + r), n(x + width - r), n(y + height - r)]
  const [left2, top2, right2, bottom2] = [n(x + c), n(y + c), n(x + width - c), n(y + height - c)]
  return (
    `${left1} ${top} m ${right1} ${top} l ${right2} ${top} ${right} ${top2} ${right} ${top1} c ` +
    `${right} ${bottom1} l ${right} ${bottom2} ${right2} ${bottom} ${right1} ${bottom} c ` +
    `${left1} ${bottom} l ${left2} ${bottom} ${left} ${bottom2} ${left} ${bottom1} c ` +
    `${left} ${top1} l ${left} ${top2} ${left2} ${top} ${left1} ${top} c h`
  )
}
