/** Identifies a picture on its board: 22 random base62 characters, chosen by who brings it, so that bringing it twice is bringing it once. */
export type PictureId = string

export const isPictureId = (value: unknown): value is PictureId =>
  typeof value === 'string' && /^[A-Za-z0-9]{22}$/.test(value)

/** What an idea knows of its picture. The picture itself lies beside the map, with the copies. */
export interface Picture {
  readonly id: PictureId
  /** In pixels, as it is kept. */
  readonly width: number
  readonly height: number
  /** What can be seen, in words, for those who cannot see it. Empty: nobody has said yet, or there is nothing to say. */
  readonly alt: string
  /** It says nothing that is not in the words beside it: readers pass over it. */
  readonly decorative?: true
}

export const PICTURE = {
  /** Of a file that is sent, in bytes. A browser makes large photos smaller before. */
  upload: 5 * 1024 * 1024,
  /** Of a file as it is kept. */
  bytes: 2 * 1024 * 1024,
  /** Width by height of what is sent: said by its first bytes, before it is unpacked. */
  pixels: 25_000_000,
  /** The longer side of a picture as it is kept. */
  side: 2_000,
  /** Of the second, smaller one that stands in ideas and copies: sharp on a fine screen. */
  small: { width: 600, height: 440 },
  /** Of the words for those who cannot see it. */
  alt: 500,
} as const
