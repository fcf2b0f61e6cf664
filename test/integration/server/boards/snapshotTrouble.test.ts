import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { eraseBoard } from '../../../../server/boards/eraseBoard.ts'
import { createSnapshotDesk } from '../../../../server/boards/snapshotDesk.ts'
import type { FreezeOrder } from '../../../../server/exporting/freezeMap.ts'
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
