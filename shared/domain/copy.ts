/** Copies that are drawn, and copies that other programs go on working with. */
export const PICTURE_FORMATS = ['pdf', 'handout', 'png', 'svg'] as const
export const TEXT_FORMATS = ['docx', 'md', 'txt', 'csv', 'mm', 'xmind', 'opml', 'mmd', 'json'] as const

/** What a copy of the map can be. */
export const COPY_FORMATS = [...PICTURE_FORMATS, ...TEXT_FORMATS] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]
export type TextFormat = (typeof TEXT_FORMATS)[number]
export type CopyFormat = PictureFormat | TextFormat

/** How the files of a format end. */
export const endingOf = (format: CopyFormat): string => (format === 'handout' ? 'pdf' : format)

/** A file with the whole map, as everybody on the board knows of it. */
export interface CopyCard {
  readonly id: string
  readonly format: CopyFormat
  readonly fileName: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly madeAt: number
  /** Letters that no font of ours has: boxes stand for them. Absent where there are none. */
  readonly missingLetters?: readonly string[]
  /** Below 1 the map had to be drawn smaller than it is, because a file of this kind has bounds. Absent where it did not. */
  readonly scale?: number
  /** The ideas whose picture was not there when it was made. Absent where none was missing. */
  readonly missingPictures?: readonly string[]
}
