import { PLAIN } from '../../fonts/plain.ts'
import type { EmbeddedFont } from './embeddedFont.ts'
import { pathOperators } from './path.ts'
import { factor, n } from './syntax.ts'

interface TextPlace {
  readonly x: number
  readonly baseline: number
  /** Where the text ends, if it is read from right to left. */
  readonly fromRight: number | undefined
}

/** The operators within a text object that set a text with y downwards, and those after it that draw what stands for no letter. */
export function setText(
  font: EmbeddedFont,
  text: string,
  size: number,
  { x, baseline, fromRight }: TextPlace,
): { readonly operators: readonly string[]; readonly outlines: readonly string[] } {
  if (fromRight === undefined && PLAIN.test(text))
    return { operators: [`1 0 0 -1 ${n(x)} ${n(baseline)} Tm`, `[<${font.plain(text)}>] TJ`], outlines: [] }
  const signs = font.shaped(text, fromRight !== undefined)
  const em = size / 1000
  const operators: string[] = []
  const outlines: string[] = []
  let at = fromRight === undefined ? x : fromRight - signs.reduce((sum, { advance }) => sum + advance * em, 0)
  let line = ''
  let isMoved = true
  const flush = () => {
    if (line !== '') operators.push(`[${line.replaceAll('><', '')}] TJ`)
    line = ''
  }
  for (const { sign, advance, width, ...off } of signs) {
    const [left, foot] = [at + off.x * em, baseline - off.y * em]
    at += advance * em
    if (typeof sign === 'object') {
      const scale = size / sign.unitsPerEm
      const place = `${factor(scale)} 0 0 ${factor(-scale)} ${n(left)} ${n(foot)} cm`
      outlines.push(`q ${place} ${pathOperators(sign.d)}\nf\nQ`)
      isMoved = true
      continue
    }
    const stands = off.x === 0 && off.y === 0
    if (isMoved || !stands) {
      flush()
      operators.push(`1 0 0 -1 ${n(left)} ${n(foot)} Tm`)
    }
    isMoved = !stands
    const less = width - advance
    line += `<${sign}>${Math.abs(less) > 0.01 ? n(less) : ''}`
  }
  flush()
  return { operators, outlines }
}
