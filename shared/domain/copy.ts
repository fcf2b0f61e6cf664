/** Copies that are drawn, and copies that other programs go on working with. */
export const PICTURE_FORMATS = ['pdf', 'handout', 'png', 'svg', 'html'] as const
export const TEXT_FORMATS = ['docx', 'md', 'txt', 'csv', 'mm', 'xmind', 'opml', 'mmd', 'json'] as const

/** What a copy of the map can be. */
export const COPY_FORMATS = [...PICTURE_FORMATS, ...TEXT_FORMATS] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]
export type TextFormat = (typeof TEXT_FORMATS)[number]
export type CopyFormat = PictureFormat | TextFormat

/** Whether the map is drawn in it, pictures and all. */
export const isDrawn = (format: CopyFormat): boolean => PICTURE_FORMATS.some((drawn) => drawn === format)

/** How the files of a format end. */
export const endingOf = (format: CopyFormat): string => (format === 'handout' ? 'pdf' : format)

/** Sheets that a poster can be fitted to. */
export const PAPERS = ['A4', 'A3', 'A2', 'A1', 'A0'] as const
export type Paper = (typeof PAPERS)[number]
/** Pixels a side of a CSS pixel. */
export const SHARPNESSES = [1, 2, 4] as const
export type Sharpness = (typeof SHARPNESSES)[number]

/** What is chosen beside the format; a format passes over what does not concern it. */
export interface CopyOptions {
  /** Say who wrote what and who took part. Without it a copy bears no names but those that stand in the map itself. */
  readonly names?: boolean | undefined
  /** PDF: fitted to this sheet. Absent: as large as the map needs. */
  readonly paper?: Paper | undefined
  /** PNG: exactly so sharp, on several pictures if it must be. Absent: twice, or as sharp as one picture can be. */
  readonly sharpness?: Sharpness | undefined
}

/** A file with the whole map, as everybody on the board knows of it. */
export interface CopyCard {
  readonly id: string
  readonly format: CopyFormat
  readonly fileName: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly madeAt: number
  /** The number of the snapshot that it shows. Absent where it shows the map as it was when it was made. */
  readonly snapshot?: number
  /** Letters that no font of ours has: boxes stand for them. Absent where there are none. */
  readonly missingLetters?: readonly string[]
  /** Below 1 the map had to be drawn smaller than it is, because a file of this kind has bounds. Absent where it did not. */
  readonly scale?: number
  /** The ideas whose picture was not there when it was made. Absent where none was missing. */
  readonly missingPictures?: readonly string[]
  /** Says who wrote what. Absent where it does not. */
  readonly names?: true
  /** Its letters are too small to be read on that paper. Absent where they are not. */
  readonly smallLetters?: SmallLetters
}

export interface SmallLetters {
  /** How large those of an idea are, in points. */
  readonly points: number
  /** The smallest sheet on which they could be read, if there is one. */
  readonly paper?: Paper
}
