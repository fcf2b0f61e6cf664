import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { eraseBoard } from '../../../../server/boards/eraseBoard.ts'
import { hashOfBytes } from '../../../../server/boards/hashOfBytes.ts'
import {
  editionFolder,
  keepPublication,
  publicationBlob,
  readPublication,
  type PublicationRecord,
} from '../../../../server/boards/publicationRecords.ts'
import { createSnapshotDesk } from '../../../../server/boards/snapshotDesk.ts'
import type { FreezeOrder } from '../../../../server/exporting/freezeMap.ts'
import { realFileSystem } from '../../../../server/storage/embedded/realFileSystem.ts'
import type { FileSystem } from '../../../../server/storage/ports.ts'
import { backUp } from '../../../../server/tools/backup.ts'
import { verify } from '../../../../server/tools/verify.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { snapshotMakerInPlace } from '../../../support/snapshotMaker.ts'
import { movableClock, openHouse } from '../retention/house.ts'

/** A board, and a desk for which something happens before each map is frozen. */
async function open(before: (board: string) => Promise<unknown>) {
  const house = await openHouse(movableClock())
  const { board } = await createBoard(house.means, { title: 'Titel', language: 'de', template: 'demo' })
  const freeze = async (order: FreezeOrder) => {
    await before(board)
    return snapshotMakerInPlace.freeze(order)
  }
  const desk = createSnapshotDesk({
    ...house.means,
    limits: { snapshotsPerBoard: 100 },
    maker: { ...snapshotMakerInPlace, freeze },
    people: () => ({ organisers: 0, participants: 0, viewers: 0 }),
  })
  return { house, board, desk }
}

it('[P16] a board that is erased while its map is frozen leaves nothing, and whoever asked is told that it is gone', async () => {
  const { house, board, desk } = await open((board) => eraseBoard(house.means, board))
  await expect(desk.take(board, { cause: 'asked', name: 'Marke' })).rejects.toMatchObject({ reason: 'boardGone' })
  expect(await house.means.records.scan('snapshot/')).toEqual([])
  expect(existsSync(path.join(house.folder, 'blobs', board))).toBe(false)
  expect(house.filesWith('Marke')).toEqual([])
})

it('[P11] a map that cannot be frozen is a sentence, leaves no number unused, and the next attempt is a new one', async () => {
  let breaks = true
  const { board, desk } = await open(() => (breaks ? Promise.reject(new Error('out of memory')) : Promise.resolve()))
  await expect(desk.take(board, { cause: 'asked' })).rejects.toMatchObject({ reason: 'snapshotFailed' })
  expect(await desk.list(board)).toEqual([])
  breaks = false
  expect((await desk.take(board, { cause: 'asked' })).number).toBe(1)
})

it('of all who ask at once each gets the same card, and one snapshot is there', async () => {
  let frozen = 0
  const { board, desk } = await open(() => Promise.resolve(frozen++))
  const cards = await Promise.all(Array.from({ length: 18 }, () => desk.take(board, { cause: 'restore' })))
  expect([new Set(cards.map(({ number }) => number)).size, frozen]).toEqual([1, 1])
  expect(await desk.list(board)).toHaveLength(1)
})

it('[P1] a backup holds what its records speak of, also when a snapshot is removed and a result page replaced while it is made', async () => {
  const { house, board, desk } = await open(() => Promise.resolve())
  const { records, rooms, blobs } = house.means
  const doc = openMapDocument([await rooms.read(board, 'map')])
  const change = async (idea: string): Promise<void> => {
    const before = Y.encodeStateVector(doc)
    doc.getMap('place').set(idea, { parent: 'root', order: 'V' })
    await rooms.publish(board, 'map', Y.encodeStateAsUpdate(doc, before))
  }
  for (const name of ['eins', 'zwei', 'drei']) {
    await change(name)
    await desk.take(board, { cause: 'asked', name })
  }
  const publish = async (edition: number): Promise<void> => {
    const bytes = Buffer.from(`Ergebnis ${edition}`)
    const file = { name: 'map', what: 'map', fileName: 'map', bytes: bytes.length, hash: hashOfBytes(bytes) } as const
    await blobs.put(publicationBlob(board, edition, 'map'), bytes)
    const known = await readPublication(records, board)
    const record: PublicationRecord = {
      ...{ id: 'p'.repeat(22), edition, state: 'published', at: 0, snapshot: 3, takenAt: 0, title: 'Titel' },
      ...{ language: 'de', link: '', files: [file], missing: [], names: false, lettersDue: false },
    }
    await keepPublication(records, board, record, known?.version ?? 'new')
    if (known) await blobs.delete(editionFolder(board, known.record.edition))
  }
  await publish(1)
  // The records are copied by then, and no file.
  let meanwhile = 0
  const fs: FileSystem = {
    ...realFileSystem,
    read: async (file) => {
      if (file.startsWith(house.folder) && file.includes('/blobs/') && meanwhile++ === 0) {
        await desk.remove(board, 1)
        await publish(2)
      }
      return realFileSystem.read(file)
    },
  }
  const to = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-backup-'))
  onTestFinished(() => rmSync(to, { recursive: true }))
  await backUp({ fs, from: house.folder, to, version: '0', takenAt: new Date(0) })
  expect(meanwhile).toBeGreaterThan(0)
  const { findings, snapshots, published } = await verify(realFileSystem, to)
  expect([findings, snapshots, published]).toEqual([[], 2, 1])
  expect(existsSync(path.join(to, 'blobs', board, 'snapshots', '1'))).toBe(false)
})
