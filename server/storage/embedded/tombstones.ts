import type { BoardId } from '../../../shared/domain/board.ts'
import { BoardErased } from '../errors.ts'
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
    const tombstones = await Tombstones.read(fs, folder)
    for (const board of await fs.list(`${folder}/boards`)) if (tombstones.has(board)) await tombstones.bury(board)
    return tombstones
  }

  /** Without finishing what an erasing has left. */
  static async read(fs: FileSystem, folder: string): Promise<Tombstones> {
    return new Tombstones(fs, folder, new Set(await fs.list(`${folder}/erased`)))
  }

  has(board: BoardId): boolean {
    return this.erased.has(board)
  }

  refuse(board: BoardId): void {
    if (this.has(board)) throw new BoardErased(board)
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
