import { expect, test } from 'vitest'
import { EmbeddedLog } from '../../../../server/storage/embedded/embeddedLog.ts'
import { Reserve } from '../../../../server/storage/embedded/reserve.ts'
import type { Clock, FileSystem } from '../../../../server/storage/ports.ts'
import { append, decode, saved } from '../../../contract/updateLog.ts'
import { SimulatedDisk } from '../../../support/simulatedDisk.ts'

const BOARDS = 1_000
const clock: Clock = { now: () => 0, monotonic: () => 0, after: () => () => undefined }
const boardOf = (n: number) => ({ board: `brett${String(n).padStart(15, '0')}`, document: 'map' as const })

test(`[bar 14] a start reads nothing of ${BOARDS} boards; each is read when somebody comes`, async () => {
  const disk = new SimulatedDisk(1)
  const open = (fs: FileSystem) =>
    EmbeddedLog.open({ fs, clock, folder: '/data', reserve: new Reserve(fs, '/data', 0), observe: () => undefined })
  const before = await open(disk.start({}))
  for (let n = 0; n < BOARDS; n++) await saved(before, boardOf(n), append(before, boardOf(n), `Brett ${n}`))

  const touched: string[] = []
  const fs = disk.start({})
  const log = await open({
    ...fs,
    read: (path) => (touched.push(path), fs.read(path)),
    list: (path) => (touched.push(path), fs.list(path)),
    stream: (path) => (touched.push(path), fs.stream(path)),
  })
  expect(touched).toEqual(['/data/erased', '/data/boards'])

  touched.length = 0
  expect((await log.load(boardOf(617))).updates.map(decode)).toEqual(['Brett 617'])
  expect(touched.every((path) => path.startsWith(`/data/boards/${boardOf(617).board}/`))).toBe(true)
}, 60_000)
