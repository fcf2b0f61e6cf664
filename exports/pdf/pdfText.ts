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
    for (const line of lines)
      for (const run of line.runs) {
        for (const piece of setRun(run, this.#fonts)) this.#piece(piece, run, line)
        if (run.link !== undefined) this.#underline(run, line)
      }
  }

  #line(element: Element, type: string, line: SceneLine, another: boolean): void {
    const sheet = this.#sheet
    const text = line.runs.map((run) => run.text).join('')
    // What stands below was a line of its own: without a space the words would run together when read aloud.
    const gap = another && line.ends === true && !text.endsWith(' ')
    for (const stretch of groupsOf(line.runs, ({ link }) => link)) {
      const [first, last = first] = [stretch[0], stretch.at(-1)]
      if (!first || !last) continue
      if (first.link === undefined) this.#stretch(element, type, stretch, line)
      else {
        const link = sheet.element('Link', element)
        this.#stretch(link, 'Link', stretch, line)
        sheet.link(link, first.x, line.baseline - line.size, last.x + last.width - first.x, line.size * 1.3, first.link)
      }
    }
    const end = line.runs[line.runs.length - 1]
    if (gap && end)
      sheet.content(element, type, () =>
        sheet.text(' ', 'sans', line.size, end.x + end.width, line.baseline, end.colour),
      )
  }

  /** Letters that do not stand as they are read, and pictures in the place of letters, are parts of their own that tell what they are. */
  #stretch(element: Element, type: string, runs: readonly SceneRun[], line: SceneLine): void {
    const sheet = this.#sheet
    const pieces = runs.flatMap((run) => setRun(run, this.#fonts).map((piece) => ({ run, piece })))
    for (const group of groupsOf(pieces, ({ piece }) => (piece.by === 'face' ? piece.rtl : piece))) {
      const [{ piece } = {}] = group
      const draw = () => group.forEach(({ piece, run }) => this.#piece(piece, run, line))
      const text = group.map(({ piece }) => piece.text).join('')
      if (piece?.by !== 'face') sheet.readAs(element, text, () => sheet.said(text, draw))
      else if (piece.rtl) sheet.readAs(element, text, draw)
      else sheet.content(element, type, draw)
    }
    for (const run of runs) if (run.link !== undefined) sheet.artifact(() => this.#underline(run, line))
  }

  #piece(piece: Setting, run: SceneRun, { size, baseline }: SceneLine): void {
    if (piece.by !== 'face') {
      this.#picture(piece, run, size, baseline)
      return
    }
    const { text, face, x, width, rtl } = piece
    const fromRight = rtl ? x + width : undefined
    this.#sheet.text(text, face.name, size, x, baseline, run.colour, fromRight)
  }

  #underline(run: SceneRun, { size, baseline }: SceneLine): void {
    const { x, width, colour } = run
    const rule = { x, y: baseline + size * 0.12, width, height: size / 15 }
    this.#sheet.draw({ shape: 'rect', ...rule, radius: 0, fill: colour })
  }

  #picture(piece: Exclude<Setting, { by: 'face' }>, run: SceneRun, size: number, baseline: number): void {
    const sheet = this.#sheet
    if (piece.by === 'glyph') {
      const em = size / 1000
      const x = piece.x + (piece.width - piece.glyph.advance * em) / 2
      sheet.glyph(piece.glyph, run.colour, x, baseline, em)
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

/** Neighbours that are alike in this, in their order. */
function groupsOf<T>(all: readonly T[], alike: (each: T) => unknown): T[][] {
  const groups: T[][] = []
  for (const each of all) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && alike(last[0]) === alike(each)) last.push(each)
    else groups.push([each])
  }
  return groups
}
