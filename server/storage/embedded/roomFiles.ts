import { randomInt } from 'node:crypto'
import { codeOf, DataFromNewerVersion } from '../errors.ts'
import type { FileSystem, StorageNotice } from '../ports.ts'
import { encodeBatch, encodeHeader } from './frames.ts'
import { asideName, kindOf, numberOf, readRoomFile, restName, snapshotName, type RoomFile } from './roomFile.ts'
import { readTwins, twinNames, writeNew, writeTwins } from './twinFile.ts'

export interface RoomContent {
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
  readonly damaged: boolean
  /** Segments whose content is in `updates`. */
  readonly segments: readonly string[]
  /** Damaged files whose readable part is in `updates`; removed once somebody has said that nothing is missing. */
  readonly aside: readonly string[]
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
   * Reads all there is, the older first. From a segment with damage the rest is saved into a segment of its own, and the file is put aside.
   * The segment that is being written to is left for the next process, and so is a file that the disk does not give back: it may yet.
   */
  async read(beingWritten: string | undefined): Promise<RoomContent> {
    const names = [...(await this.fs.list(this.folder))].sort()
    await Promise.all(
      names
        .filter((name) => kindOf(name) === 'temporary')
        .map((name) => this.fs.remove(`${this.folder}/${name}`).catch(() => undefined)),
    )

    const aside = names.filter((name) => kindOf(name) === 'aside')
    let damaged = aside.length > 0
    const updates: Uint8Array[] = []
    const segments: string[] = []
    for (const name of names.filter((name) => kindOf(name) === 'segment')) {
      const segment = await this.file(name)
      if (!segment) continue
      for (const update of segment.payloads) updates.push(update)
      if (segment.end === 'whole' || segment.end === 'torn') {
        segments.push(name)
        continue
      }
      damaged = true
      this.observe({ what: 'damagedFile', file: `${this.folder}/${name}`, detail: segment.end })
      if (segment.end !== 'damaged' || name === beingWritten) continue
      // What stays where it is shows the damage again at the next reading.
      if (await this.setAside(segment)) {
        segments.push(restName(name))
        aside.push(asideName(name))
      }
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
      aside,
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
      const file = await this.file(twin)
      const [snapshot] = file?.payloads ?? []
      if (file?.end === 'whole' && snapshot) {
        if (index > 0)
          this.observe({ what: 'damagedFile', file: `${this.folder}/${name}`, detail: 'its twin is whole' })
        return snapshot
      }
    }
    this.observe({ what: 'damagedFile', file: `${this.folder}/${name}`, detail: 'its twin cannot be read either' })
    return undefined
  }

  private async file(name: string): Promise<RoomFile | undefined> {
    const file = await readRoomFile(this.fs, this.folder, name)
    if (file?.end === 'newer') throw new DataFromNewerVersion(`${this.folder}/${name}`)
    return file
  }

  private async setAside({ name, payloads }: RoomFile): Promise<boolean> {
    const path = `${this.folder}/${name}`
    const rest = `${this.folder}/${restName(name)}`
    const salt = randomInt(2 ** 32)
    const bytes = Buffer.concat([
      encodeHeader(salt),
      encodeBatch(payloads, salt),
      encodeBatch([new Uint8Array(0)], salt),
    ])
    try {
      await writeNew(this.fs, `${rest}.tmp`, bytes)
      await this.fs.rename(`${rest}.tmp`, rest)
      await this.fs.syncFolder(this.folder)
      await this.fs.rename(path, `${this.folder}/${asideName(name)}`)
      await this.fs.syncFolder(this.folder)
      return true
    } catch (error) {
      this.observe({ what: 'cleanupFailed', file: path, detail: codeOf(error) })
      return false
    }
  }
}

/** Newest first. */
export function snapshotNumbers(names: readonly string[]): number[] {
  const numbers = names.filter((name) => kindOf(name) === 'snapshot').map(numberOf)
  return [...new Set(numbers)].sort((a, b) => b - a)
}
