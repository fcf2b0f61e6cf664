import { advanceOf, faceOf, type Face } from '../../shared/layout/textAdvance.ts'
import type { SceneLine, SceneRun } from '../../shared/scene/scene.ts'
import { plainFace } from '../fonts/setRun.ts'
import type { Means } from '../means.ts'

/** Words whose letters simply follow one another, on their line. */
export interface Words {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly type: Type
}
/** Letters of one face, size and colour. */
interface Type {
  readonly font: string
  readonly face: Face
  readonly size: number
  readonly colour: string
  readonly rgb: readonly [red: number, green: number, blue: number]
  /** By their codes; false: wanted, not cast yet. */
  readonly letters: (Letter | false | undefined)[]
}
interface Letter {
  /** In pixels. */
  readonly advance: number
  /** One for each place between two pixels where it may begin. */
  readonly prints: readonly Print[]
}
/** How much of each pixel a letter covers, counted from where it begins and stands. */
interface Print {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly cover: Uint8Array
}
/** Pixels as a raster gives them, and how many are in a row. */
export interface Sheet {
  readonly pixels: Uint8Array
  readonly width: number
}

const LETTERS = 0x20ad
/** As Skia has it: letters begin at quarters of a pixel, and stand on whole ones. */
const STEPS = 4
/** Pixels that a letter is high at most. Of larger ones there are few. */
const LARGEST = 24

/**
 * Letters that are drawn once and then printed wherever they stand, as the raster would draw them there. It sets each line of text anew, in
 * some 15 µs: more time than a large map takes otherwise.
 */
export class TypeCase {
  readonly #scale: number
  readonly #means: Means
  readonly #types = new Map<string, Type>()

  constructor(scale: number, means: Means) {
    this.#scale = scale
    this.#means = means
  }

  /** A run as words that can be printed, if it is such. */
  take(run: SceneRun, { size, baseline }: SceneLine): Words | undefined {
    if (size * this.#scale > LARGEST || run.link !== undefined) return undefined
    const font = plainFace(run, this.#means.fonts)?.name
    if (font === undefined) return undefined
    const { text, x, colour } = run
    const key = `${font} ${size} ${colour}`
    let type = this.#types.get(key)
    if (!type) {
      const face = faceOf(run.bold, run.italic)
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
      type = { font, face, size, colour, rgb: [red, green, blue], letters: new Array<undefined>(LETTERS) }
      this.#types.set(key, type)
    }
    for (let i = 0; i < text.length; i++) type.letters[text.charCodeAt(i)] ??= false
    return { text, x, baseline, type }
  }

  /** Draws all letters that have been taken. */
  cast(): void {
    for (const type of this.#types.values()) castType(type, this.#scale, this.#means)
  }

  /** Prints words on a sheet whose upper left corner is there. */
  print({ text, x, baseline, type }: Words, sheet: Sheet, left: number, top: number): void {
    const scale = this.#scale
    const y = Math.floor((baseline - top) * scale + 0.5)
    let at = (x - left) * scale + 0.5 / STEPS
    for (let i = 0; i < text.length; i++) {
      const letter = type.letters[text.charCodeAt(i)]
      if (!letter) continue
      const begin = Math.floor(at)
      const print = letter.prints[Math.floor((at - begin) * STEPS)]
      if (print) ink(print, sheet, begin, y, type.rgb)
      at += letter.advance
    }
  }
}

function castType(type: Type, scale: number, means: Means): void {
  const em = type.size * scale
  const wanted = type.letters.flatMap((letter, code) => (letter === false ? code : []))
  if (wanted.length === 0) return
  // Room for accents and for what leans out.
  const cell = { width: Math.ceil(2 * em) + 4, height: Math.ceil(2 * em) + 4 }
  const begin = Math.ceil(0.4 * em) + 2
  const stand = Math.ceil(1.4 * em) + 2
  const { context, pixels } = means.raster(cell.width * STEPS, cell.height * wanted.length)
  context.scale(scale, scale)
  context.font = `${type.size}px ${type.font}`
  context.fillStyle = type.colour
  wanted.forEach((code, row) => {
    for (let step = 0; step < STEPS; step++)
      context.fillText(
        String.fromCharCode(code),
        (step * cell.width + begin + step / STEPS) / scale,
        (row * cell.height + stand) / scale,
      )
  })
  const sheet = { pixels: pixels(), width: cell.width * STEPS }
  wanted.forEach((code, row) => {
    const prints = Array.from({ length: STEPS }, (_, step) =>
      cut(sheet, step * cell.width, row * cell.height, cell, begin, stand),
    )
    type.letters[code] = { advance: (advanceOf(code, type.face) * em) / 1000, prints }
  })
}

/** What is drawn in a cell, as little of it as there is. */
function cut(
  { pixels, width: row }: Sheet,
  x: number,
  y: number,
  cell: { readonly width: number; readonly height: number },
  begin: number,
  stand: number,
): Print {
  const coverAt = (column: number, line: number) => pixels[((y + line) * row + x + column) * 4 + 3] ?? 0
  let [left, right, top, bottom] = [cell.width, 0, cell.height, 0]
  for (let line = 0; line < cell.height; line++)
    for (let column = 0; column < cell.width; column++)
      if (coverAt(column, line) > 0) {
        left = Math.min(left, column)
        right = Math.max(right, column + 1)
        top = Math.min(top, line)
        bottom = line + 1
      }
  const width = Math.max(0, right - left)
  const height = Math.max(0, bottom - top)
  const cover = new Uint8Array(width * height).map((_, i) => coverAt(left + (i % width), top + Math.floor(i / width)))
  return { left: left - begin, top: top - stand, width, height, cover }
}

/** Lays a print over what is on the sheet, as far as it lies on it. */
function ink(print: Print, { pixels, width }: Sheet, x: number, y: number, [red, green, blue]: Type['rgb']): void {
  const { cover } = print
  const height = pixels.length / 4 / width
  const [left, top] = [x + print.left, y + print.top]
  const [firstColumn, lastColumn] = [Math.max(0, -left), Math.min(print.width, width - left)]
  const [firstRow, lastRow] = [Math.max(0, -top), Math.min(print.height, height - top)]
  for (let row = firstRow; row < lastRow; row++) {
    let from = row * print.width + firstColumn
    let to = ((top + row) * width + left + firstColumn) * 4
    for (let column = firstColumn; column < lastColumn; column++, from++, to += 4) {
      const share = cover[from] ?? 0
      if (share === 0) continue
      pixels[to] = mixed(pixels[to] ?? 0, red, share)
      pixels[to + 1] = mixed(pixels[to + 1] ?? 0, green, share)
      pixels[to + 2] = mixed(pixels[to + 2] ?? 0, blue, share)
    }
  }
}

/** Of 255 parts. */
const mixed = (below: number, above: number, share: number): number =>
  ((below * (255 - share) + above * share + 127) / 255) | 0
