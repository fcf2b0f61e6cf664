import type { Colour } from '../shared/scene/theme.ts'

export type FaceName = (typeof FACE_NAMES)[number]
export const FACE_NAMES = [
  'sans',
  'sansBold',
  'sansItalic',
  'sansBoldItalic',
  'hebrew',
  'hebrewBold',
  'arabic',
  'arabicBold',
  'emoji',
] as const

/** One font file (`emoji`: in black and white, for the text below the pictures), TrueType: other wrappings lose their outlines in PDF. */
export interface FontFace {
  readonly name: string
  readonly bytes: Uint8Array
  has(code: number): boolean
}

/** For a few letters of a script that is rarely written here. */
export interface ScriptFaces {
  readonly regular: FontFace
  readonly bold: FontFace
}

/** A picture made of areas, on an em of 1000 with y upwards from the baseline. */
export interface Glyph {
  readonly advance: number
  readonly layers: readonly { readonly d: string; readonly fill: Colour | undefined }[]
}

export interface Fonts {
  readonly faces: Readonly<Record<FaceName, FontFace>>
  /** For what is written in this map and in none of the faces above. */
  readonly further: readonly ScriptFaces[]
  /** The picture of one emoji, in colour where there is one; `undefined` fill takes the colour of the text. */
  emoji(sequence: string): Glyph | undefined
}

/** A sheet of pixels with the drawing calls of a browser's canvas, as far as copies need them. */
export interface Raster {
  readonly context: RasterContext
  /** What is drawn there by now: red, green, blue and opacity of each pixel, row by row. */
  pixels(): Uint8Array
  /** A JPEG as something to paint with; undefined when it cannot be read. */
  openPicture(file: Uint8Array): Promise<((x: number, y: number, width: number, height: number) => void) | undefined>
}
export interface RasterContext {
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  lineCap: string
  lineJoin: string
  font: string
  direction: string
  textAlign: string
  save(): void
  restore(): void
  scale(x: number, y: number): void
  translate(x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void
  roundRect(x: number, y: number, width: number, height: number, radius: number): void
  setLineDash(dash: number[]): void
  clip(): void
  fill(): void
  stroke(): void
  fillPath(d: string): void
  strokePath(d: string): void
  fillText(text: string, x: number, y: number): void
}

/** A PNG file that grows downwards. */
export interface PngFile {
  /** Whole rows of pixels as a sheet has them; their opacity is passed over. Resolves when the next ones may come. */
  add(pixels: Uint8Array): Promise<void>
  end(): Promise<Uint8Array>
}

/** What a painter cannot make itself. */
export interface Means {
  readonly fonts: Fonts
  /** Packs bytes into the zlib format, beside this thread where that can be. */
  readonly deflate: (bytes: Uint8Array) => Promise<Uint8Array>
  /** A new sheet of pixels on which each face goes by its name as font family. */
  raster(width: number, height: number): Raster
  png(width: number, height: number): PngFile
}
