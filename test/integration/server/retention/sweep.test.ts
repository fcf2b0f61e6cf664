import { describe, expect, it } from 'vitest'
import { readBoard, changeBoard } from '../../../../server/boards/boardRecord.ts'
import { copyBlob, keepCopy } from '../../../../server/boards/copyRecords.ts'
import { createBoard } from '../../../../server/boards/createBoard.ts'
import { noteVisit, erasedOn } from '../../../../server/boards/retention.ts'
import { join } from '../../../../server/boards/roster.ts'
import { startSweeping } from '../../../../server/retention/sweep.ts'
import { DAY, HOUR, movableClock, openHouse, type House } from './house.ts'

const BOUNDS = { days: 90, least: 1, most: 365 }

/** A board with a person, a copy and words that can be found on the disk. */
async function markedBoard({ means }: House, mark: string): Promise<string> {
  const { board } = await createBoard(means, { title: `${mark}-Titel`, language: 'de', template: 'blank' })
  await join(means, board, { role: 'participant', link: 1 }, { name: `${mark}-Name` })
  await means.blobs.put(copyBlob(board, 'A'.repeat(16)), Buffer.from(`${mark}-Kopie`))
  await keepCopy(means.records, board, {
    id: 'A'.repeat(16),
    format: 'pdf',
    fileName: `${mark}-Datei.pdf`,
    bytes: 1,
    madeAt: means.clock.now(),
    missingLetters: [],
    missingPictures: [],
    scale: 1,
    hash: 'h',
    source: 's',
  })
  return board
}
const stateOf = async ({ means }: House, board: string) => (await readBoard(means.records, board))?.record.state

describe('[P16] boards that nobody visits', () => {
  it('[bar 38] are erased on their day, with log, snapshots, copies, record and names; a day earlier they are all there', async () => {
    const clock = movableClock()
    const house = await openHouse(clock)
    const board = await markedBoard(house, 'Marke')
    const other = await markedBoard(house, 'Bleibt')
    const sweeper = startSweeping(house.means, BOUNDS)
    for (let day = 0; day < 89; day++) {
      clock.pass(DAY)
      expect(await sweeper.sweep()).toBe(0)
    }
    expect(house.filesWith('Marke-').length).toBeGreaterThan(2)
    await noteVisit(house.means, other)
    clock.pass(DAY)
    expect(await sweeper.sweep()).toBe(1)
    sweeper.stop()
    expect([await stateOf(house, board), await stateOf(house, other)]).toEqual(['erased', 'live'])
    expect(house.filesWith('Marke-')).toEqual([])
    expect(house.filesWith('Bleibt-').length).toBeGreaterThan(2)
    await house.restart()
    await expect(house.means.rooms.read(board, 'map')).rejects.toThrow()
    await expect(house.means.rooms.publish(board, 'map', Uint8Array.from([0, 0]))).rejects.toThrow()
    expect(house.filesWith('Marke-')).toEqual([])
  })

  it('are kept as long as the organiser has chosen', async () => {
    const clock = movableClock()
    const house = await openHouse(clock)
    const [short, long] = [await markedBoard(house, 'Kurz'), await markedBoard(house, 'Lang')]
    await changeBoard(house.means.records, short, (record) => ({ ...record, retentionDays: 7 }))
    await changeBoard(house.means.records, long, (record) => ({ ...record, retentionDays: 365 }))
    const known = await readBoard(house.means.records, short)
    if (known?.record.state !== 'live') throw new Error('no board')
    expect(erasedOn(known.record, BOUNDS)).toBe('2027-01-17')
    const sweeper = startSweeping(house.means, BOUNDS)
    const erased: number[] = []
    for (let day = 1; day <= 366; day++) {
      clock.pass(DAY)
      if ((await sweeper.sweep()) > 0) erased.push(day)
    }
    sweeper.stop()
    expect(erased).toEqual([7, 365])
  })

  it('[bar 12] a clock that jumps erases nothing: back, by a day, by ten years, or while the server was off', async () => {
    const clock = movableClock()
    const house = await openHouse(clock)
    const board = await markedBoard(house, 'Marke')
    let sweeper = startSweeping(house.means, BOUNDS)
    await sweeper.sweep()
    for (const jump of [-2 * HOUR, DAY, 3_650 * DAY]) {
      const before = clock.now()
      clock.set(before + jump)
      for (let hour = 0; hour < 20; hour++) {
        clock.pass(HOUR)
        expect(await sweeper.sweep()).toBe(0)
      }
      clock.set(before + 20 * HOUR)
      expect(await sweeper.sweep()).toBe(0)
    }
    // Switched off, and on again with a clock that says 2037.
    sweeper.stop()
    clock.set(clock.now() + 3_650 * DAY)
    await house.restart()
    sweeper = startSweeping(house.means, BOUNDS)
    expect(await sweeper.sweep()).toBe(0)
    clock.pass(23 * HOUR)
    expect(await sweeper.sweep()).toBe(0)
    expect(await stateOf(house, board)).toBe('live')
    // Nobody has set it back for a day: so it is true.
    clock.pass(2 * HOUR)
    expect(await sweeper.sweep()).toBe(1)
    sweeper.stop()
  })
})
