import type { ImportRefusal } from '../../shared/domain/importedFile.ts'

/** A file that is not read, and why. Nothing else is thrown, whatever the file holds. */
export class ImportRefused extends Error {
  readonly reason: ImportRefusal
  constructor(reason: ImportRefusal) {
    super(reason)
    this.name = 'ImportRefused'
    this.reason = reason
  }
}
