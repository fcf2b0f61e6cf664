/** When people meet again. */
export interface NextDate {
  readonly title: string
  /** Milliseconds since 1970. */
  readonly start: number
  readonly end: number
  /** A place, or the address of a video conference. */
  readonly place?: string | undefined
}
