import type { Readable } from 'node:stream'
import { codeOf } from '../errors.ts'
import type { Blobs, FileSystem } from '../ports.ts'
import { isTemporary, writeNew } from './twinFile.ts'

const KEY = /^(?!.*\.tmp(\/|$))[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4}$/

/** Blobs as files of the same names. */
export class EmbeddedBlobs implements Blobs {
  #puts = 0

  private constructor(
    private readonly fs: FileSystem,
    private readonly folder: string,
  ) {}

  /** Clears away what a crash left half-written. */
  static async open(fs: FileSystem, folder: string): Promise<EmbeddedBlobs> {
    await fs.makeFolder(folder)
    for (const name of await fs.list(folder)) if (isTemporary(name)) await fs.remove(`${folder}/${name}`)
    return new EmbeddedBlobs(fs, folder)
  }

  /** For a folder that is only read. */
  static read(fs: FileSystem, folder: string): EmbeddedBlobs {
    return new EmbeddedBlobs(fs, folder)
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(key)
    const parent = path.slice(0, path.lastIndexOf('/'))
    const temporary = `${this.folder}/put-${++this.#puts}.tmp`
    try {
      await this.fs.makeFolder(parent)
      await writeNew(this.fs, temporary, bytes)
      await this.fs.rename(temporary, path)
      await this.fs.syncFolder(parent)
    } catch (error) {
      await this.fs.remove(temporary).catch(() => undefined)
      throw error
    }
  }

  async get(key: string): Promise<{ readonly bytes: number; readonly stream: Readable } | undefined> {
    return this.fs.stream(this.#path(key))
  }

  async delete(prefix: string): Promise<void> {
    const path = this.#path(prefix)
    const parent = path.slice(0, path.lastIndexOf('/'))
    await this.fs.remove(path)
    await this.fs.syncFolder(parent).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
  }

  #path(key: string): string {
    if (key.length > 400 || !KEY.test(key)) throw new Error(`not a key for a blob: ${JSON.stringify(key)}`)
    return `${this.folder}/${key}`
  }
}
