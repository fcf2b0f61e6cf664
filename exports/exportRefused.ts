/** A copy that is not made as it was wanted, because nobody could use it: why, and where the limit is. */
export class ExportRefused extends Error {
  readonly reason: CopyRefusal
  readonly limit: number
  constructor(reason: CopyRefusal, limit: number) {
    super(reason)
    this.name = 'ExportRefused'
    this.reason = reason
    this.limit = limit
  }
}

export type CopyRefusal = 'copyTooManyPixels'
