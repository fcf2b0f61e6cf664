import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openEmbeddedStorage } from '../../../../server/storage/embedded/openEmbeddedStorage.ts'
import { realFileSystem as fs } from '../../../../server/storage/embedded/realFileSystem.ts'
import { backUp } from '../../../../server/tools/backup.ts'
import { inspect } from '../../../../server/tools/inspect.ts'
import { restore } from '../../../../server/tools/restore.ts'
import { verify } from '../../../../server/tools/verify.ts'
import { saved } from '../../../contract/updateLog.ts'

const BOARD = 'brett000000000000001'
const MAP = { board: BOARD, document: 'map' } as const

describe('operators learn what is damaged, and lose nothing by asking', () => {
  let base: string
  let data: string
  const room = () => `${data}/boards/${BOARD}/map`
  const found = async (folder = data) => (await verify(fs, folder)).findings.map(({ kind, path }) => `${kind} ${path}`)
  const flip = async (path: string, at: number): Promise<void> => {
    const bytes = await readFile(path)
    const from = at < 0 ? bytes.length + at : at
    bytes.writeUInt8(bytes.readUInt8(from) ^ 0xff, from)
    await writeFile(path, bytes)
  }
  /** Typing that went on over two runs of a server. */
  const type = async (words: readonly string[], doc = new Y.Doc()): Promise<Y.Doc> => {
    const storage = await openEmbeddedStorage(data, { reserveBytes: 0 })
    await storage.records.put(`board/${BOARD}`, { strange: 'of another version' }, 'any')
    const from = Y.encodeStateVector(doc)
    for (const word of words) {
      const before = Y.encodeStateVector(doc)
      doc.getMap('ideas').set(word, word)
      await saved(storage.log, MAP, storage.log.append(MAP, Y.encodeStateAsUpdate(doc, before)))
    }
    expect(Y.encodeStateAsUpdate(doc, from).length).toBeGreaterThan(0)
    await storage.close()
    return doc
  }
  const compact = async (doc: Y.Doc): Promise<void> => {
    const storage = await openEmbeddedStorage(data, { reserveBytes: 0 })
    const { upTo } = await storage.log.load(MAP)
    await storage.log.compact(MAP, Y.encodeStateAsUpdate(doc), upTo)
    await storage.close()
  }
  const everythingIn = async (folder: string): Promise<Map<string, string>> => {
    const files = new Map<string, string>()
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = `${entry.parentPath}/${entry.name}`
      if (entry.isFile()) files.set(path, (await readFile(path)).toString('base64'))
    }
    return files
  }
  const backUpTo = (to: string) => backUp({ fs, from: data, to, version: 'test', takenAt: new Date(0) })

  beforeEach(async () => {
    base = await mkdtemp(`${tmpdir()}/kt-damage-`)
    data = `${base}/data`
    await mkdir(data)
  })
  afterEach(() => rm(base, { recursive: true }))

  test('[P11] [bar 11] each kind of damage is named with its file, and nothing is changed by looking', async () => {
    const doc = await type(['eins', 'zwei', 'drei'])
    await compact(doc)
    await type(['vier', 'fünf', 'sechs'], doc)
    expect(await found()).toEqual([`note meta.json: board/${BOARD}`])
    const whole = `${base}/whole`
    await cp(data, whole, { recursive: true })
    const names = await readdir(room())
    const snapshot = names.find((name) => /^snapshot-\d+$/.test(name)) ?? ''
    const segment = names.find((name) => name.startsWith('segment')) ?? ''

    const cases: readonly [(() => Promise<unknown>)[], string[]][] = [
      [[() => flip(`${room()}/${snapshot}`, -1)], [`mended boards/${BOARD}/map/${snapshot}`]],
      [
        [() => flip(`${room()}/${snapshot}`, -1), () => flip(`${room()}/${snapshot}.twin`, -1)],
        [
          `damaged boards/${BOARD}/map/${snapshot}`,
          `damaged boards/${BOARD}/map/${snapshot}.twin`,
          `damaged boards/${BOARD}/map`,
          `damaged boards/${BOARD}/map`,
        ],
      ],
      // The last of three updates follows from the first two.
      [
        [() => flip(`${room()}/${segment}`, 25)],
        [`damaged boards/${BOARD}/map/${segment}`, `damaged boards/${BOARD}/map`],
      ],
      [[() => flip(`${data}/meta.json`, -4)], ['mended meta.json']],
      [[() => rm(`${data}/meta.json.twin`)], ['mended meta.json.twin']],
      [[() => flip(`${data}/meta.json`, -4), () => flip(`${data}/meta.json.twin`, -4)], ['damaged meta.json']],
    ]
    for (const [deeds, expected] of cases) {
      for (const deed of deeds) await deed()
      const before = await everythingIn(data)
      const said = (await found()).filter((finding) => !finding.startsWith('note'))
      expect(said).toEqual(expected)
      expect(await everythingIn(data)).toEqual(before)
      await rm(data, { recursive: true })
      await cp(whole, data, { recursive: true })
    }
  })

  test('a half-written end, as a power cut leaves it, is no damage', async () => {
    await type(['eins', 'zwei'])
    const [segment] = await readdir(room())
    // Without the mark of an orderly end, and in the middle of the last update.
    await truncate(`${room()}/${segment}`, (await readFile(`${room()}/${segment}`)).length - 11)
    expect((await found()).filter((finding) => !finding.startsWith('note'))).toEqual([])
  })

  test('[bar 18] a backup with damage is refused file by file; what can be read of it is restored on request, and marked', async () => {
    await type(['eins', 'zwei', 'drei'])
    const backup = `${base}/backup`
    await backUpTo(backup)
    expect((await found(backup)).filter((finding) => !finding.startsWith('note'))).toEqual([])
    const [segment] = await readdir(room())
    await truncate(`${backup}/boards/${BOARD}/map/${segment}`, 90)
    expect(await found(backup)).toContain(`damaged boards/${BOARD}/map/${segment}`)
    const again = `${base}/again`
    await expect(restore({ fs, from: backup, to: again, damagedToo: false, anew: false })).rejects.toThrow(
      `map/${segment} is not what was backed up`,
    )
    expect(await fs.list(again)).toEqual([])
    await restore({ fs, from: backup, to: again, damagedToo: true, anew: false })
    const storage = await openEmbeddedStorage(again, { reserveBytes: 0 })
    const loaded = await storage.log.load(MAP)
    await storage.close()
    expect(loaded.updates.length).toBeGreaterThan(0)
    expect(loaded.damaged).toBe(true)
  })

  test('a backup or a restore writes over nothing and names what is in the way', async () => {
    await type(['eins'])
    const backup = `${base}/backup`
    await backUpTo(backup)
    await expect(backUpTo(backup)).rejects.toThrow('is there already')
    await expect(backUpTo(`${data}/backup`)).rejects.toThrow('cannot go into the data folder')
    await expect(restore({ fs, from: backup, to: data, damagedToo: false, anew: false })).rejects.toThrow(
      'is not empty',
    )
    await expect(restore({ fs, from: data, to: `${base}/new`, damagedToo: false, anew: false })).rejects.toThrow(
      'no finished backup',
    )
    await expect(
      backUp({ fs, from: `${base}/empty`, to: `${base}/x`, version: '', takenAt: new Date(0) }),
    ).rejects.toThrow('no data folder')
  })

  test('[bar 8] a file that the disk does not give back stops no backup, and its room is marked in the copy', async () => {
    await type(['eins', 'zwei'])
    const [segment] = await readdir(room())
    const badDisk = {
      ...fs,
      read: (path: string) =>
        path === `${room()}/${segment}`
          ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
          : fs.read(path),
    }
    const to = `${base}/backup`
    const report = await backUp({ fs: badDisk, from: data, to, version: 'test', takenAt: new Date(0) })
    expect(report.unreadable).toEqual([`boards/${BOARD}/map/${segment}`])
    await restore({ fs, from: to, to: `${base}/again`, damagedToo: false, anew: false })
    const storage = await openEmbeddedStorage(`${base}/again`, { reserveBytes: 0 })
    expect((await storage.log.load(MAP)).damaged).toBe(true)
    await storage.close()
  })

  test('inspect counts and never tells what stands on a board', async () => {
    const doc = await type(['Geheimwort eins', 'Geheimwort zwei'])
    await compact(doc)
    const all = await inspect(fs, data, undefined)
    const one = await inspect(fs, data, BOARD)
    expect(all.join('\n')).toContain(BOARD)
    expect(one.join('\n')).toMatch(/snapshot-\d+\.twin/)
    expect([...all, ...one].join('\n')).not.toContain('Geheimwort')
    await expect(inspect(fs, data, 'brett000000000000002')).rejects.toThrow('There is no board')
  })
})
