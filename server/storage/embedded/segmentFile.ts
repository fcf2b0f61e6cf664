import type { FileSystem, NewFile, Position } from '../ports.ts'
import { encodeBatch, encodeHeader } from './frames.ts'

/** A file that updates are added to. After a failed write it must be abandoned: what the disk kept of it is unknown. */
export class SegmentFile {
  /** The highest position that is durable in it. */
  upTo: Position = 0

  private constructor(
    readonly name: string,
    private readonly file: NewFile,
    private readonly salt: number,
  ) {}

  /** Makes the file; its header and its name are durable once resolved. */
  static async create(fs: FileSystem, folder: string, name: string, salt: number): Promise<SegmentFile> {
    const file = await fs.create(`${folder}/${name}`)
    try {
      await file.append(encodeHeader(salt))
      await file.sync()
      await fs.syncFolder(folder)
    } catch (error) {
      await file.close().catch(() => undefined)
      await fs.remove(`${folder}/${name}`).catch(() => undefined)
      throw error
    }
    return new SegmentFile(name, file, salt)
  }

  /** Resolves once all of them are durable. */
  async write(updates: readonly Uint8Array[], upTo: Position): Promise<void> {
    await this.file.append(encodeBatch(updates, this.salt))
    await this.file.sync()
    this.upTo = upTo
  }

  /** Ends the file with a mark, by which later damage to the last batch shows as such; a failure of the mark changes nothing. */
  async seal(): Promise<void> {
    try {
      await this.file.append(encodeBatch([new Uint8Array(0)], this.salt))
      await this.file.sync()
    } finally {
      await this.abandon()
    }
  }

  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined)
  }
}
