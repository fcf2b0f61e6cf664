import type { BoardId } from '../../../shared/domain/board.ts'
import type { FileSystem } from '../ports.ts'
import { writeNew } from './twinFile.ts'

/** The boards that were erased: one empty file each, which is durable before anything of the board is removed. */
export class Tombstones {
  private constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
    private readonly erased: Set<BoardId>,
  ) {}

  static async open(fs: FileSystem, folder: string): Promise<Tombstones> {
    await fs.makeFolder(`${folder}/erased`)
    const erased = new Set(await fs.list(`${folder}/erased`))
    const tombstones = new Tombstones(fs, folder, erased)
    for (const board of await fs.list(`${folder}/boards`)) if (erased.has(board)) await tombstones.bury(board)
    return tombstones
  }

  has(board: BoardId): boolean {
    return this.erased.has(board)
  }

  /** From here on the board is erased, whatever happens. */
  async add(board: BoardId): Promise<void> {
    if (this.erased.has(board)) return
    // Before the disk knows: an update of these milliseconds would be acknowledged and then erased.
    this.erased.add(board)
    try {
      await writeNew(this.fs, `${this.folder}/erased/${board}`, new Uint8Array(0))
      await this.fs.syncFolder(`${this.folder}/erased`)
    } catch (error) {
      this.erased.delete(board)
      throw error
    }
  }

  /** Removes the files of an erased board. */
  async bury(board: BoardId): Promise<void> {
    await this.fs.remove(`${this.folder}/boards/${board}`)
    await this.fs.syncFolder(`${this.folder}/boards`)
  }
}
