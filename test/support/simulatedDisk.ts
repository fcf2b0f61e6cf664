import { Readable } from 'node:stream'
import type { FileSystem, NewFile } from '../../server/storage/ports.ts'

export interface Faults {
  /** The power goes at this operation, counted from the last start; never without it. */
  readonly cutAt?: number
  /** How likely an append or a creation finds the disk full, having written a part. */
  readonly full?: number
  /** How likely a sync fails and the disk forgets what it was to keep, while reading still shows it, as Linux does. */
  readonly badSync?: number
}

interface SimulatedFile {
  /** What reading shows. */
  content: Buffer
  /** What a power cut leaves at least. */
  durable: Buffer
  /** Appended since the last sync; each may survive a power cut, in part or not at all. */
  unsynced: { at: number; bytes: Buffer }[]
}

/** Names that appear or vanish in a folder together; they survive a power cut or not until the folder is synced. */
type FolderChange = readonly (readonly [path: string, file: SimulatedFile | undefined])[]

/** A disk that does everything a real one may do to us, from a seed. */
export class SimulatedDisk {
  #faults: Faults = {}
  #operations = 0
  readonly #random: () => number
  readonly #folders = new Set<string>(['/'])
  #files = new Map<string, SimulatedFile>()
  #durableFiles = new Map<string, SimulatedFile>()
  #unsyncedFolders = new Map<string, FolderChange[]>()
  #life = 0
  #onCut: () => void = () => undefined
  /** Resolves when the power goes. */
  cut: Promise<void> = Promise.resolve()

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  /** Power is back: what was not synced is there, in part, or gone. The answer works until the next cut; from then on its deeds take for ever. */
  start(faults: Faults): FileSystem {
    const life = ++this.#life
    this.#faults = faults
    this.#operations = 0
    this.cut = new Promise((resolve) => (this.#onCut = resolve))
    for (const changes of this.#unsyncedFolders.values())
      for (const change of changes) if (this.#random() < 0.5) this.#makeDurable(change)
    this.#unsyncedFolders = new Map()
    for (const file of new Set(this.#durableFiles.values())) this.#loseUnsynced(file)
    this.#files = new Map(this.#durableFiles)

    const read = async (path: string): Promise<Buffer | undefined> => {
      await this.#operation(life)
      const file = this.#files.get(path)
      return file && Buffer.from(file.content)
    }
    return {
      read,
      stream: async (path) => {
        const bytes = await read(path)
        return bytes && { bytes: bytes.length, stream: Readable.from([bytes]) }
      },
      makeFolder: async (path) => {
        await this.#operation(life)
        this.#folders.add(path)
      },
      list: async (path) => {
        await this.#operation(life)
        return this.#list(path)
      },
      create: async (path) => {
        await this.#operation(life)
        return this.#create(path, life)
      },
      rename: async (from, to) => {
        await this.#operation(life)
        const file = this.#files.get(from)
        if (!file) throw failure('ENOENT')
        this.#change([
          [to, file],
          [from, undefined],
        ])
      },
      remove: async (path) => {
        await this.#operation(life)
        this.#remove(path)
      },
      syncFolder: async (path) => {
        await this.#operation(life)
        for (const change of this.#unsyncedFolders.get(path) ?? []) this.#makeDurable(change)
        this.#unsyncedFolders.delete(path)
      },
    }
  }

  #list(path: string): string[] {
    const names = new Set<string>()
    for (const known of [...this.#files.keys(), ...this.#folders])
      if (known.startsWith(`${path}/`)) names.add(known.slice(path.length + 1).split('/')[0] ?? '')
    return [...names]
  }

  #create(path: string, life: number): NewFile {
    if (this.#files.has(path)) throw failure('EEXIST')
    if (this.#random() < (this.#faults.full ?? 0)) throw failure('ENOSPC')
    const file: SimulatedFile = { content: Buffer.alloc(0), durable: Buffer.alloc(0), unsynced: [] }
    this.#change([[path, file]])
    return {
      append: async (bytes) => {
        await this.#operation(life)
        const full = this.#random() < (this.#faults.full ?? 0)
        const written = Buffer.from(full ? bytes.subarray(0, Math.floor(this.#random() * bytes.length)) : bytes)
        file.unsynced.push({ at: file.content.length, bytes: written })
        file.content = Buffer.concat([file.content, written])
        if (full) throw failure('ENOSPC')
      },
      sync: async () => {
        await this.#operation(life)
        const bad = this.#random() < (this.#faults.badSync ?? 0)
        if (!bad) for (const write of file.unsynced) file.durable = overwritten(file.durable, write)
        file.unsynced = []
        if (bad) throw failure('EIO')
      },
      close: () => this.#operation(life),
    }
  }

  #remove(path: string): void {
    for (const known of this.#files.keys())
      // What lay in a folder that is removed is gone once the folder above is synced.
      if (known === path || known.startsWith(`${path}/`)) this.#change([[known, undefined]], path)
    for (const folder of this.#folders)
      if (folder === path || folder.startsWith(`${path}/`)) this.#folders.delete(folder)
  }

  /** Takes a moment, as every operation does; after a power cut it takes for ever. */
  async #operation(life: number): Promise<void> {
    for (let turns = this.#random() * 3; turns > 0; turns--) await Promise.resolve()
    if (life === this.#life && ++this.#operations === this.#faults.cutAt) this.#onCut()
    if (life !== this.#life || this.#operations >= (this.#faults.cutAt ?? Infinity)) await new Promise(() => undefined)
  }

  #change(change: FolderChange, at = change[0]?.[0] ?? ''): void {
    for (const [path, file] of change) {
      if (file) this.#files.set(path, file)
      else this.#files.delete(path)
    }
    const folder = at.replace(/\/[^/]*$/, '')
    this.#unsyncedFolders.set(folder, [...(this.#unsyncedFolders.get(folder) ?? []), change])
  }

  #makeDurable(change: FolderChange): void {
    for (const [path, file] of change) {
      if (file) this.#durableFiles.set(path, file)
      else this.#durableFiles.delete(path)
    }
  }

  #loseUnsynced(file: SimulatedFile): void {
    for (const write of file.unsynced) {
      const fate = this.#random()
      if (fate < 0.4) continue
      const kept = fate < 0.7 ? write.bytes.length : Math.floor(this.#random() * (write.bytes.length + 1))
      file.durable = overwritten(file.durable, { at: write.at, bytes: write.bytes.subarray(0, kept) })
      // The file's length may have been kept without all of its content.
      if (kept < write.bytes.length && this.#random() < 0.3)
        file.durable = overwritten(file.durable, {
          at: write.at + kept,
          bytes: Buffer.alloc(write.bytes.length - kept),
        })
    }
    file.unsynced = []
    file.content = file.durable
  }
}

/** The same numbers in [0, 1) for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const failure = (code: string): Error => Object.assign(new Error(code), { code })

function overwritten(content: Buffer, { at, bytes }: { at: number; bytes: Buffer }): Buffer {
  const longer = Buffer.alloc(Math.max(content.length, at + bytes.length))
  content.copy(longer)
  bytes.copy(longer, at)
  return longer
}
