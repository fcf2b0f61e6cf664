import { codeOf } from '../errors.ts'
import type { FileSystem } from '../ports.ts'
import { writeNew } from './twinFile.ts'

const BYTES = 16 * 1024 * 1024
const NAME = 'reserve.bin'

export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error))

/** Room on the disk that is given up when it is full, so that what matters can still be finished. */
export class Reserve {
  #there = false

  constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
    private readonly bytes = BYTES,
  ) {}

  get spent(): boolean {
    return !this.#there
  }

  /** Whether the room is kept; a disk without it is used all the same. */
  async keep(): Promise<boolean> {
    if (this.#there) return true
    const path = `${this.folder}/${NAME}`
    try {
      const kept = await this.fs.stream(path)
      kept?.stream.destroy()
      // Random bytes would be safer on a compressing disk; there the reserve is worth less, never harmful.
      if (kept?.bytes !== this.bytes) await writeNew(this.fs, path, new Uint8Array(this.bytes))
      this.#there = true
    } catch {
      await this.fs.remove(path).catch(() => undefined)
    }
    return this.#there
  }

  /** Whether there was something to give. */
  async giveUp(): Promise<boolean> {
    if (!this.#there) return false
    this.#there = false
    await this.fs.remove(`${this.folder}/${NAME}`).catch(() => undefined)
    return true
  }

  /** Tries the task once more with the reserve given up when the disk was full. */
  async lend<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } catch (error) {
      if (isDiskFull(error) && (await this.giveUp())) return task()
      throw error
    }
  }
}
