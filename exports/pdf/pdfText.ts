import type { SceneLine, SceneRun } from '../../shared/scene/scene.ts'
import { setRun, type Setting } from '../fonts/setRun.ts'
import { SIGN } from '../fonts/signs.ts'
import type { Fonts } from '../means.ts'
import type { Element, PdfSheet } from './pdfSheet.ts'

/** Writes lines of a scene as content of structure elements, so that every word can be found, copied and read aloud. */
export class PdfText {
  readonly #sheet: PdfSheet
  readonly #fonts: Fonts
  readonly #missing = new Set<string>()

  constructor(sheet: PdfSheet, fonts: Fonts) {
    this.#sheet = sheet
    this.#fonts = fonts
  }

  /** Letters that nobody could draw. */
  missing(): string[] {
    return [...this.#missing].sort()
  }

  /** `spoken` is said in the place of what is written. */
  lines(element: Element, type: string, lines: readonly SceneLine[], spoken?: string): void {
    const written = lines.map((line) => line.runs.map((run) => run.text).join('')).join('')
    if (spoken !== undefined && spoken !== written) {
      this.#sheet.content(element, type, () => this.#sheet.said(spoken, () => this.drawn(lines)))
      return
    }
    lines.forEach((line, index) => this.#line(element, type, line, index < lines.length - 1))
  }

  /** Within something that is content, or decoration, as a whole. */
  drawn(lines: readonly SceneLine[]): void {
    for (const line of lines) for (const run of line.runs) this.#run(run, line, true)
  }

  #line(element: Element, type: string, line: SceneLine, another: boolean): void {
    const sheet = this.#sheet
    const text = line.runs.map((run) => run.text).join('')
    // What stands below was a line of its own: without a space the words would run together when read aloud.
    const gap = another && line.ends === true && !text.endsWith(' ')
    const isReordered = line.runs.some((run) => run.rtl)
    for (const stretch of stretchesOf(line.runs)) {
      const [first] = stretch
      if (!first) continue
      const write = () => stretch.forEach((run) => this.#run(run, line, isReordered))
      const said = isReordered ? () => sheet.said(stretch.map((run) => run.text).join(''), write) : write
      if (first.link === undefined) sheet.content(element, type, said)
      else {
        const link = sheet.element('Link', element)
        sheet.content(link, 'Link', said)
        const last = stretch[stretch.length - 1] ?? first
        sheet.link(link, first.x, line.baseline - line.size, last.x + last.width - first.x, line.size * 1.3, first.link)
      }
    }
    const end = line.runs[line.runs.length - 1]
    if (gap && end)
      sheet.content(element, type, () =>
        sheet.text(' ', 'sans', line.size, end.x + end.width, line.baseline, end.colour),
      )
  }

  #run(run: SceneRun, line: SceneLine, isSaid: boolean): void {
    const sheet = this.#sheet
    const { size, baseline } = line
    for (const piece of setRun(run, this.#fonts)) {
      if (piece.by === 'face') {
        sheet.text(
          piece.rtl ? mirrored(piece.text) : piece.text,
          piece.face.name,
          size,
          piece.x,
          baseline,
          run.colour,
          piece.rtl ? piece.x + piece.width : undefined,
        )
        continue
      }
      const draw = () => this.#picture(piece, run, size, baseline)
      if (isSaid) draw()
      else sheet.said(piece.text, draw)
    }
    if (run.link !== undefined)
      sheet.draw({
        shape: 'rect',
        x: run.x,
        y: baseline + size * 0.12,
        width: run.width,
        height: size / 15,
        radius: 0,
        fill: run.colour,
      })
  }

  #picture(piece: Exclude<Setting, { by: 'face' }>, run: SceneRun, size: number, baseline: number): void {
    const sheet = this.#sheet
    if (piece.by === 'glyph') {
      const em = size / 1000
      const x = piece.x + (piece.width - piece.glyph.advance * em) / 2
      for (const layer of piece.glyph.layers) sheet.fillPath(layer.d, layer.fill ?? run.colour, x, baseline, em, -em)
      const bare = piece.text.replaceAll('\ufe0f', '')
      if ([...bare].every((letter) => this.#fonts.faces.emoji.has(letter.codePointAt(0) ?? 0)))
        sheet.unseenText(bare, 'emoji', size, piece.x, baseline)
      return
    }
    if (piece.missing) this.#missing.add(piece.text)
    const em = Math.min(size, piece.width || size) / SIGN.em
    const x = piece.x + (piece.width - SIGN.em * em) / 2
    const strokeWidth = run.bold ? SIGN.width * 1.5 : SIGN.width
    sheet.draw({
      shape: 'path',
      d: piece.d,
      x,
      y: baseline - SIGN.baseline * em,
      scale: em,
      stroke: run.colour,
      strokeWidth,
    })
  }
}

/** Runs side by side that share a link, or have none. */
function stretchesOf(runs: readonly SceneRun[]): SceneRun[][] {
  const stretches: SceneRun[][] = []
  for (const run of runs) {
    const last = stretches[stretches.length - 1]
    if (last && last[0]?.link === run.link) last.push(run)
    else stretches.push([run])
  }
  return stretches
}

const PAIRS = '()[]{}<>«»‹›'

/** Brackets in right-to-left text face the other way; the library does not turn them. */
function mirrored(text: string): string {
  return text.replace(/[()[\]{}<>«»‹›]/g, (sign) => PAIRS[PAIRS.indexOf(sign) ^ 1] ?? sign)
}
