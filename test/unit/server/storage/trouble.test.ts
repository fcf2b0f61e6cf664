import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmbeddedStorage, type Storage } from '../../../../server/storage/embedded/openEmbeddedStorage.ts'
import { realFileSystem } from '../../../../server/storage/embedded/realFileSystem.ts'
import { DataDamaged, DataFolderNotWritable, DataFromNewerVersion } from '../../../../server/storage/errors.ts'
import type { Clock, FileSystem, StorageHealth, StorageNotice } from '../../../../server/storage/ports.ts'
import { systemClock } from '../../../../server/storage/systemClock.ts'
import { append, decode, encode, MAP, saved } from '../../../contract/updateLog.ts'

/** Fails the deeds it is told to, as the disk would. */
class FailingDisk {
  fails: { append?: string; sync?: string } = {}
  unreadable = ''
  readonly created: string[] = []
  readonly fs: FileSystem = {
    ...realFileSystem,
    read: async (path) => {
      if (path === this.unreadable) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      return realFileSystem.read(path)
    },
    create: async (path) => {
      const file = await realFileSystem.create(path)
      this.created.push(path)
      const failing = (deed: 'append' | 'sync') => {
        const code = this.fails[deed]
        if (code) throw Object.assign(new Error(code), { code })
      }
      return {
        append: async (bytes) => (failing('append'), file.append(bytes)),
        sync: async () => (failing('sync'), file.sync()),
        close: () => file.close(),
      }
    },
  }
}

describe('when the disk makes trouble', () => {
  let folder: string
  let disk: FailingDisk
  let notices: StorageNotice[]
  let storage: Storage
  const room = () => `${folder}/boards/${MAP.board}/${MAP.document}`
  /** Does not wait long before it tries again. */
  const clock: Clock = { ...systemClock, after: (ms, run) => systemClock.after(Math.min(ms, 5), run) }
  const open = (more: { mostUnsavedBytes?: number } = {}) =>
    openEmbeddedStorage(folder, { fs: disk.fs, clock, reserveBytes: 4096, observe: (n) => notices.push(n), ...more })
  const reopen = async (): Promise<void> => {
    await storage.close()
    notices = []
    storage = await open()
  }
  const healthOf = (state: StorageHealth['state']) =>
    new Promise<StorageHealth>((resolve) => {
      const leave = storage.log.onHealth((health) => {
        if (health.state !== state) return
        leave()
        resolve(health)
      })
    })
  const flip = async (path: string, at: number): Promise<void> => {
    const bytes = await readFile(path)
    bytes.writeUInt8(bytes.readUInt8(at < 0 ? bytes.length + at : at) ^ 0xff, at < 0 ? bytes.length + at : at)
    await writeFile(path, bytes)
  }

  beforeEach(async () => {
    folder = await mkdtemp(`${tmpdir()}/kt-trouble-`)
    disk = new FailingDisk()
    notices = []
    storage = await open()
  })
  afterEach(async () => {
    disk.fails = {}
    await storage.close()
    await rm(folder, { recursive: true })
  })

  test('[P1] [bar 7] a full disk acknowledges nothing, says so, and saves everything once there is room', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'vorher'))
    disk.fails = { append: 'ENOSPC' }
    const told = healthOf('notSaving')
    const last = append(storage.log, MAP, 'a', 'b', 'c')
    expect(await told).toMatchObject({ state: 'notSaving', reason: 'diskFull' })
    expect(storage.log.durable(MAP)).toBe(1)
    expect(notices.map(({ what }) => what)).toContain('notSaving')
    const well = healthOf('ok')
    disk.fails = {}
    await Promise.all([saved(storage.log, MAP, last), well])
    await reopen()
    const { updates, damaged } = await storage.log.load(MAP)
    expect(new Set(updates.map(decode))).toEqual(new Set(['vorher', 'a', 'b', 'c']))
    expect(damaged).toBe(false)
  })

  test('[P1] [bar 8] a file whose sync has failed is never written again', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'vorher'))
    const before = disk.created.filter((path) => path.includes('segment')).length
    disk.fails = { sync: 'EIO' }
    const told = healthOf('notSaving')
    const last = append(storage.log, MAP, 'x')
    expect((await told).reason).toBe('diskError')
    disk.fails = {}
    await saved(storage.log, MAP, last)
    expect(disk.created.filter((path) => path.includes('segment')).length).toBeGreaterThan(before)
  })

  test('[bar 8] a disk that fails again and again is not filled with what failed on it', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'vorher'))
    const before = await readdir(room())
    for (const fails of [{ append: 'ENOSPC' }, { sync: 'EIO' }]) {
      const attempts = disk.created.length + 5
      disk.fails = fails
      const last = append(storage.log, MAP, 'x')
      await expect.poll(() => disk.created.length).toBeGreaterThan(attempts)
      disk.fails = {}
      await saved(storage.log, MAP, last)
    }
    // What was there, and one new file for each of the two troubles.
    expect((await readdir(room())).length).toBeLessThanOrEqual(before.length + 2)
  })

  test('[P11] [bar 8] a file that the disk does not give back today is left as it is, and read tomorrow', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'gestern'))
    await storage.close()
    const [segment] = await readdir(room())
    disk.unreadable = `${room()}/${segment}`
    storage = await open()
    await saved(storage.log, MAP, append(storage.log, MAP, 'heute'))
    const loaded = await storage.log.load(MAP)
    expect([loaded.updates.map(decode), loaded.damaged]).toEqual([['heute'], true])
    expect(await storage.log.compact(MAP, encode('heute'), loaded.upTo)).toBe('damaged')
    expect(await readdir(room())).toContain(segment)
    disk.unreadable = ''
    await reopen()
    const again = await storage.log.load(MAP)
    expect([again.updates.map(decode), again.damaged]).toEqual([['gestern', 'heute'], false])
  })

  test('[P11] too much unsaved is refused in so many words, until half of it is saved', async () => {
    await reopen()
    await storage.close()
    storage = await open({ mostUnsavedBytes: 1000 })
    disk.fails = { append: 'EIO' }
    storage.log.append(MAP, new Uint8Array(900))
    expect(() => storage.log.append(MAP, new Uint8Array(200))).toThrow(
      expect.objectContaining({ reason: 'tooMuchUnsaved' }),
    )
    expect(storage.log.health()).toMatchObject({ state: 'refusing', unsavedBytes: 900 })
    const well = healthOf('ok')
    disk.fails = {}
    await well
    await saved(storage.log, MAP, storage.log.append(MAP, new Uint8Array(200)))
  })

  test('[P11] [bar 11] damage in the middle of a file: the rest opens, the file is kept for inspection, nothing is compacted away', async () => {
    for (const word of ['eins', 'zwei', 'drei']) await saved(storage.log, MAP, append(storage.log, MAP, word))
    await storage.close()
    const [segment] = await readdir(room())
    await flip(`${room()}/${segment}`, 12 + 8 + 4 + 8 + 1)
    storage = await open()
    for (let round = 0; round < 2; round++) {
      const loaded = await storage.log.load(MAP)
      expect(loaded.updates.map(decode)).toEqual(['eins', 'drei'])
      expect(loaded.damaged).toBe(true)
      expect(await storage.log.compact(MAP, encode('eins drei'), loaded.upTo)).toBe('damaged')
      await reopen()
    }
    expect(await readdir(room())).toContain(`${segment}.damaged`)
    // A client that still has it brings it back.
    await saved(storage.log, MAP, append(storage.log, MAP, 'zwei'))
    const healed = await storage.log.load(MAP)
    expect(healed.updates.map(decode).sort()).toEqual(['drei', 'eins', 'zwei'])
    // Somebody has looked and put the damaged file away.
    await rm(`${room()}/${segment}.damaged`)
    await reopen()
    const mended = await storage.log.load(MAP)
    expect(mended.updates.map(decode).sort()).toEqual(['drei', 'eins', 'zwei'])
    expect(await storage.log.compact(MAP, encode('eins zwei drei'), mended.upTo)).toBe('compacted')
  })

  test('[P11] [bar 11] a damaged snapshot costs nothing: its twin is read', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'a'))
    await storage.log.load(MAP)
    await storage.log.compact(MAP, encode('alles'), 1)
    await storage.close()
    await flip(`${room()}/${(await readdir(room())).find((name) => /^snapshot-\d+$/.test(name))}`, -1)
    storage = await open()
    const loaded = await storage.log.load(MAP)
    expect(loaded.snapshot && decode(loaded.snapshot)).toBe('alles')
    expect(loaded.damaged).toBe(false)
    expect(notices.map(({ what }) => what)).toContain('damagedFile')
  })

  test('[bar 11] a snapshot and its twin both damaged is said, and no empty board takes their place', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'a'))
    await storage.log.load(MAP)
    await storage.log.compact(MAP, encode('alles'), 1)
    await storage.close()
    for (const name of await readdir(room())) await flip(`${room()}/${name}`, -1)
    storage = await open()
    const loaded = await storage.log.load(MAP)
    expect(loaded.damaged).toBe(true)
    expect(await storage.log.compact(MAP, encode('leer'), loaded.upTo)).toBe('damaged')
  })

  test('what was deleted is nowhere on the disk after a compaction or a deletion of its record', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'GEHEIM-wort'))
    await storage.records.put('board/a/person/1', 'GEHEIM-name', 'new')
    await storage.blobs.put('brett/kopie', encode('GEHEIM-kopie'))
    expect(await filesWith(folder, 'GEHEIM')).toHaveLength(4)
    await storage.log.load(MAP)
    await storage.log.compact(MAP, encode('bereinigt'), 1)
    await storage.records.deleteAll('board/a')
    await storage.blobs.delete('brett')
    expect(await filesWith(folder, 'GEHEIM')).toEqual([])
  })

  test('[bar 11] records: one damaged copy is mended, two refuse the start and are left as they are', async () => {
    await storage.records.put('board/a', { title: 'Fest' }, 'new')
    await storage.close()
    await flip(`${folder}/meta.json`, -3)
    storage = await open()
    expect((await storage.records.get('board/a'))?.value).toEqual({ title: 'Fest' })
    expect(notices.map(({ what }) => what)).toContain('copyRepaired')
    await storage.close()
    const whole = await readFile(`${folder}/meta.json`)
    for (const name of ['meta.json', 'meta.json.twin']) await flip(`${folder}/${name}`, -3)
    const damaged = await readFile(`${folder}/meta.json`)
    await expect(open()).rejects.toThrow(DataDamaged)
    expect(await readFile(`${folder}/meta.json`)).toEqual(damaged)
    await writeFile(`${folder}/meta.json`, whole)
    storage = await open()
  })

  test('records that have vanished beside boards refuse the start', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'a'))
    await storage.close()
    for (const name of ['meta.json', 'meta.json.twin']) await rm(`${folder}/${name}`)
    await expect(open()).rejects.toThrow(DataDamaged)
    await rm(`${folder}/boards`, { recursive: true })
    storage = await open()
  })

  test('[P7] nobody else on the machine can read what is kept', async () => {
    await saved(storage.log, MAP, append(storage.log, MAP, 'vertraulich'))
    await storage.blobs.put('brett/kopie', encode('vertraulich'))
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (entry.isSocket() || entry.name.startsWith('epoch-')) continue
      const { mode } = await stat(`${entry.parentPath}/${entry.name}`)
      expect(mode & 0o077, entry.name).toBe(0)
    }
  })

  test('a put that the disk refused has changed nothing, and the next one works', async () => {
    disk.fails = { sync: 'EIO' }
    await expect(storage.records.put('a', 1, 'new')).rejects.toThrow('EIO')
    expect(await storage.records.get('a')).toBeUndefined()
    disk.fails = {}
    expect((await storage.records.put('a', 2, 'new')).ok).toBe(true)
  })

  test('[bar 17] data of a newer version is refused in a sentence and not touched', async () => {
    await storage.close()
    const text = await readFile(`${folder}/meta.json`, 'utf8')
    for (const name of ['meta.json', 'meta.json.twin'])
      await writeFile(`${folder}/${name}`, text.replace('{"format":1', '{"format":2'))
    await expect(open()).rejects.toThrow(DataFromNewerVersion)
    for (const name of ['meta.json', 'meta.json.twin']) await writeFile(`${folder}/${name}`, text)
    storage = await open()
  })

  test('[bar 9] a folder that cannot be written is named in a sentence', async () => {
    await writeFile(`${folder}/keinOrdner`, '')
    await expect(openEmbeddedStorage(`${folder}/keinOrdner/daten`)).rejects.toThrow(DataFolderNotWritable)
  })
})

async function filesWith(folder: string, mark: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`
    if (entry.isFile() && (await readFile(path)).includes(mark)) found.push(path)
  }
  return found
}
