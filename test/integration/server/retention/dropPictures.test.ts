import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { findPicture, keepPicture, pictureBlob, SIZES } from '../../../../server/boards/pictureRecords.ts'
import { forgetSnapshots } from '../../../../server/boards/snapshotRecords.ts'
import { noteVisit } from '../../../../server/boards/retention.ts'
import { startSweeping } from '../../../../server/retention/sweep.ts'
import { writePicture } from '../../../../shared/document/writeIdea.ts'
import { ROOT_ID } from '../../../../shared/domain/idea.ts'
import { HOUR, movableClock, openHouse, type House } from './house.ts'

const ID = 'PictureOfARedBicycle00'
const PICTURE = { id: ID, width: 30, height: 20, alt: 'Ein Rad' }

/** A board with a picture on the disk, and its map as a browser has it. */
async function boardWithPicture({ means }: House) {
  const { board } = await createBoard(means, { title: 'Titel', language: 'de', template: 'blank' })
  const file = { bytes: 1, hash: 'h' }
  for (const size of SIZES) await means.blobs.put(pictureBlob(board, ID, size), Buffer.from(`Marke-${size}`))
  await keepPicture(means.records, board, {
    ...{ id: ID, width: 30, height: 20, full: file, small: file, addedAt: means.clock.now() },
  })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await means.rooms.read(board, 'map'))
  return { board, doc }
}

async function write({ means }: House, board: string, doc: Y.Doc, picture: typeof PICTURE | undefined): Promise<void> {
  const before = Y.encodeStateVector(doc)
  writePicture(doc, ROOT_ID, picture)
  await means.rooms.publish(board, 'map', Y.encodeStateAsUpdate(doc, before))
  await noteVisit(means, board)
}

async function open() {
  const clock = movableClock()
  const house = await openHouse(clock)
  const made = await boardWithPicture(house)
  let sweeper = startSweeping(house.means, { days: 90, least: 1, most: 365 })
  return {
    ...{ house, ...made },
    async pass(hours: number) {
      for (let hour = 0; hour < hours; hour++) {
        clock.pass(HOUR)
        await sweeper.sweep()
      }
    },
    async restart(meanwhile?: () => void) {
      sweeper.stop()
      await house.restart(meanwhile)
      sweeper = startSweeping(house.means, { days: 90, least: 1, most: 365 })
    },
    isThere: async () =>
      (await findPicture(house.means.records, made.board, ID)) !== undefined && house.filesWith('Marke-').length === 2,
  }
}
const WEEK = 7 * 24

describe('[P16] pictures that no idea bears any more', () => {
  it('are dropped with their files after a week; while the map speaks of one it stays', async () => {
    const { house, board, doc, pass, isThere } = await open()
    await write(house, board, doc, PICTURE)
    await pass(3 * WEEK)
    expect(await isThere()).toBe(true)
    await write(house, board, doc, undefined)
    await pass(WEEK - 1)
    expect(await isThere()).toBe(true)
    await pass(27)
    expect(await isThere()).toBe(false)
    expect(await findPicture(house.means.records, board, ID)).toBeUndefined()
    expect(house.filesWith('Marke-')).toEqual([])
  })

  it('stay when they are taken back within the week, and have a whole week again after the next removal', async () => {
    const { house, board, doc, pass, restart, isThere } = await open()
    await pass(5 * 24)
    await write(house, board, doc, PICTURE)
    await restart()
    await pass(5 * 24)
    await write(house, board, doc, undefined)
    await pass(6 * 24)
    expect(await isThere()).toBe(true)
    await pass(3 * 24)
    expect(await isThere()).toBe(false)
  })

  it('stay as long as a snapshot of the map shows them, and no longer', async () => {
    const { house, board, doc, pass, isThere } = await open()
    await write(house, board, doc, PICTURE)
    await house.means.snapshots.take(board, { cause: 'asked' })
    await write(house, board, doc, undefined)
    await pass(2 * WEEK - 24)
    expect(await isThere()).toBe(true)
    await forgetSnapshots(house.means.records, board)
    await pass(25)
    expect(await isThere()).toBe(false)
  })

  it('stay where files of the map were damaged: what is missing may speak of them', async () => {
    const { house, board, doc, pass, restart, isThere } = await open()
    await write(house, board, doc, undefined)
    await restart(() => {
      const folder = path.join(house.folder, 'boards', board, 'map')
      for (const name of readdirSync(folder)) {
        const file = path.join(folder, name)
        const bytes = readFileSync(file)
        bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 0xff
        writeFileSync(file, bytes)
      }
    })
    expect(await house.means.rooms.readWhole(board, 'map')).toBeUndefined()
    await pass(3 * WEEK)
    expect(await isThere()).toBe(true)
  })
})
