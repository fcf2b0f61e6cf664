import { randomInt } from 'node:crypto'
import { codeOf, DataFromNewerVersion } from '../errors.ts'
import type { FileSystem, StorageNotice } from '../ports.ts'
import { encodeBatch, encodeHeader, readFrames } from './frames.ts'
import { isTemporary, readTwins, twinNames, writeNew, writeTwins } from './twinFile.ts'

const DAMAGED = '.damaged'
const fileName = (kind: 'segment' | 'snapshot', number: number): string => `${kind}-${String(number).padStart(6, '0')}`
export const segmentName = (number: number): string => fileName('segment', number)
export const snapshotName = (number: number): string => fileName('snapshot', number)

export interface RoomContent {
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
  readonly damaged: boolean
  /** Segments whose content is in `updates`. */
  readonly segments: readonly string[]
  /** Snapshots that a newer one has replaced or will replace. */
  readonly snapshots: readonly string[]
  /** Above every number in use. */
  readonly nextNumber: number
}

/** The files of one room: `segment-000007` holds updates, `snapshot-000008` and its twin stand for all that was before them. */
export class RoomFiles {
  constructor(
    private readonly fs: FileSystem,
    readonly folder: string,
    private readonly observe: (notice: StorageNotice) => void,
  ) {}

  /**
   * Reads all there is. From a segment with damage the rest is saved into a segment of its own, and the file is put aside: from then on it
   * only says that something is missing. The segment that is being written to is left for the next process.
   */
  async read(beingWritten: string | undefined): Promise<RoomContent> {
    const names = await this.fs.list(this.folder)
    await Promise.all(
      names.filter(isTemporary).map((name) => this.fs.remove(`${this.folder}/${name}`).catch(() => undefined)),
    )

    let damaged = names.some((name) => name.endsWith(DAMAGED))
    const updates: Uint8Array[] = []
    const segments: string[] = []
    for (const name of names.filter(isSegment)) {
      const content = readFrames(await this.bytesOf(name))
      if (content.end === 'newer') throw new DataFromNewerVersion(`${this.folder}/${name}`)
      for (const update of content.payloads) updates.push(update)
      if (content.end !== 'damaged') {
        segments.push(name)
        continue
      }
      damaged = true
      this.observe({ what: 'damagedFile', file: `${this.folder}/${name}` })
      if (name !== beingWritten) await this.setAside(name, content.payloads)
    }

    const numbers = snapshotNumbers(names)
    let snapshot: Uint8Array | undefined
    for (const number of numbers) {
      snapshot = await this.readSnapshot(number)
      if (snapshot) break
    }
    // An older snapshot is removed before any segment is: where there is still one that can be read, nothing is missing.
    if (numbers.length > 0 && !snapshot) damaged = true

    return {
      snapshot,
      updates,
      damaged,
      segments,
      snapshots: numbers.map(snapshotName),
      nextNumber: names.reduce((highest, name) => Math.max(highest, numberOf(name)), 0) + 1,
    }
  }

  /** Durable and read back once resolved. */
  async writeSnapshot(number: number, snapshot: Uint8Array, salt: number): Promise<void> {
    const name = snapshotName(number)
    const bytes = Buffer.concat([encodeHeader(salt), encodeBatch([snapshot], salt)])
    await writeTwins(this.fs, this.folder, name, bytes)
    for (const twin of await readTwins(this.fs, this.folder, name))
      if (!twin || !bytes.equals(twin)) throw new Error(`${this.folder}/${name} does not read as it was written`)
  }

  /** Removes what a durable snapshot has replaced: first the older snapshots, for good, then the segments (see `read`). */
  async removeReplaced(snapshots: readonly string[], segments: readonly string[]): Promise<void> {
    for (const name of snapshots.flatMap(twinNames)) await this.fs.remove(`${this.folder}/${name}`)
    if (snapshots.length > 0) await this.fs.syncFolder(this.folder)
    for (const name of segments) await this.fs.remove(`${this.folder}/${name}`)
    await this.fs.syncFolder(this.folder)
  }

  private async readSnapshot(number: number): Promise<Uint8Array | undefined> {
    const name = snapshotName(number)
    for (const [index, twin] of twinNames(name).entries()) {
      const content = readFrames(await this.bytesOf(twin))
      if (content.end === 'newer') throw new DataFromNewerVersion(`${this.folder}/${twin}`)
      const [snapshot] = content.payloads
      if (content.end === 'whole' && snapshot) {
        if (index > 0)
          this.observe({ what: 'damagedFile', file: `${this.folder}/${name}`, detail: 'its twin is whole' })
        return snapshot
      }
    }
    this.observe({ what: 'damagedFile', file: `${this.folder}/${name}`, detail: 'its twin cannot be read either' })
    return undefined
  }

  /** A file that the disk cannot give back counts as damaged; any other trouble may pass, and the room is not opened with a part. */
  private async bytesOf(name: string): Promise<Uint8Array> {
    try {
      return (await this.fs.read(`${this.folder}/${name}`)) ?? new Uint8Array(0)
    } catch (error) {
      if (codeOf(error) !== 'EIO') throw error
      return Buffer.from('unreadable file')
    }
  }

  private async setAside(name: string, rest: readonly Uint8Array[]): Promise<void> {
    const path = `${this.folder}/${name}`
    const salt = randomInt(2 ** 32)
    const bytes = Buffer.concat([encodeHeader(salt), encodeBatch(rest, salt), encodeBatch([new Uint8Array(0)], salt)])
    try {
      await writeNew(this.fs, `${path}-rest.tmp`, bytes)
      await this.fs.rename(`${path}-rest.tmp`, `${path}-rest`)
      await this.fs.syncFolder(this.folder)
      await this.fs.rename(path, path + DAMAGED)
      await this.fs.syncFolder(this.folder)
    } catch (error) {
      // It stays where it is, and the damage shows again at the next reading.
      this.observe({ what: 'cleanupFailed', file: path, detail: codeOf(error) })
    }
  }
}

const isSegment = (name: string): boolean =>
  name.startsWith('segment-') && !isTemporary(name) && !name.endsWith(DAMAGED)

/** The number in a file's name, else 0. */
export const numberOf = (name: string): number => Number(/^(?:segment|snapshot)-(\d+)/.exec(name)?.[1] ?? 0)

/** Newest first. */
function snapshotNumbers(names: readonly string[]): number[] {
  const numbers = names.filter((name) => name.startsWith('snapshot-') && !isTemporary(name)).map(numberOf)
  return [...new Set(numbers)].sort((a, b) => b - a)
}
