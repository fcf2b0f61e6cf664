import { BOARDS, readBoard, type ErasedBoard, type LiveBoard } from '../boards/boardRecord.ts'
import { listCopies } from '../boards/copyRecords.ts'
import { readPublication } from '../boards/publicationRecords.ts'
import { listPictures } from '../boards/pictureRecords.ts'
import { listSnapshots } from '../boards/snapshotRecords.ts'
import { openMapDocument } from '../../shared/document/openDocument.ts'
import { readMindMap } from '../../shared/document/readMindMap.ts'
import { readRoom, roomsIn, type RoomPlace, type RoomReading } from '../storage/embedded/dataFolder.ts'
import { readRecords } from '../storage/embedded/embeddedRecords.ts'
import type { FileSystem, ReadableRecords } from '../storage/ports.ts'
import { ToolProblem } from './toolProblem.ts'
import { findingsIn } from './verify.ts'

/** What lies in a data folder, as lines for a terminal. Never a title, a name or a word of a board. */
export async function inspect(fs: FileSystem, folder: string, board: string | undefined): Promise<readonly string[]> {
  const read = await readRecords(fs, folder)
  if (!read) throw new ToolProblem(`${folder} is no data folder: it holds no meta.json.`)
  const rooms = await roomsIn(fs, folder)
  if (board !== undefined) return inspectBoard(fs, folder, board, read.records, rooms)

  const lines: string[][] = []
  const ids = new Set([
    ...(await read.records.scan(BOARDS)).map(({ key }) => key.slice(BOARDS.length)),
    ...rooms.map((room) => room.board),
  ])
  for (const id of [...ids].sort()) {
    const readings = await readAll(
      fs,
      folder,
      rooms.filter((room) => room.board === id),
    )
    const copies = await listCopies(read.records, id)
    const pictures = await listPictures(read.records, id)
    const snapshots = await listSnapshots(read.records, id)
    lines.push([
      ...[id, ...cellsOf(await recordOf(read.records, id)), ...totals(readings)],
      ...[String(copies.length), String(pictures.length), String(snapshots.length)],
    ])
  }
  const heading = [
    'board',
    'state',
    'created',
    'last visit',
    'updates',
    'bytes',
    'state of files',
    'copies',
    'pictures',
    'snapshots',
  ]
  return lines.length > 0 ? table([heading, ...lines]) : ['There are no boards yet.']
}

async function inspectBoard(
  fs: FileSystem,
  folder: string,
  board: string,
  records: ReadableRecords,
  rooms: readonly RoomPlace[],
): Promise<readonly string[]> {
  const readings = await readAll(
    fs,
    folder,
    rooms.filter((room) => room.board === board),
  )
  const record = await recordOf(records, board)
  if (record === 'none' && readings.length === 0) throw new ToolProblem(`There is no board ${board} in ${folder}.`)
  const [state = '', created = '', visited = ''] = cellsOf(record)
  const lines = [`board ${board}: ${state}, created ${created}, last visit ${visited}`]
  for (const { place, reading } of readings) {
    lines.push('', `${place.path}: ${sizeOf(place, reading)}`)
    lines.push(
      ...table(
        reading.files.map(({ name, kind, end, bytes, payloads }) => [
          name,
          end,
          `${bytes} bytes`,
          kind === 'segment' ? `${payloads.length} updates` : '',
        ]),
      ),
    )
    for (const { kind, what, path } of findingsIn(place.path, reading)) lines.push(`  ${kind}: ${path} ${what}`)
  }
  const copies = await listCopies(records, board)
  if (copies.length > 0)
    lines.push(
      '',
      'copies',
      ...table(copies.map(({ id, format, bytes, madeAt }) => [id, format, `${bytes} bytes`, day(madeAt)])),
    )
  const publication = (await readPublication(records, board))?.record
  if (publication) {
    const { state, edition, at, files } = publication
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    lines.push('', `result page: ${state} ${day(at)}, edition ${edition}, ${files.length} files, ${bytes} bytes`)
  }
  const pictures = await listPictures(records, board)
  if (pictures.length > 0)
    lines.push(
      '',
      'pictures',
      ...table(
        pictures.map(({ id, width, height, full, small, addedAt, unusedSince }) => [
          ...[id, `${width} × ${height}`, `${full.bytes + small.bytes} bytes`, day(addedAt)],
          unusedSince === undefined ? '' : `unused since ${day(unusedSince)}`,
        ]),
      ),
    )
  const snapshots = await listSnapshots(records, board)
  if (snapshots.length > 0)
    lines.push(
      '',
      'snapshots',
      ...table(
        snapshots.map(({ number, cause, takenAt, ideas, file, base }) => [
          ...[String(number), cause, new Date(takenAt).toISOString().slice(0, 16), `${ideas} ideas`],
          ...[`${file.bytes} bytes`, base === undefined ? '' : `goes on from ${base}`],
        ]),
      ),
    )
  return lines
}

interface ReadRoom {
  readonly place: RoomPlace
  readonly reading: RoomReading
}

async function readAll(fs: FileSystem, folder: string, places: readonly RoomPlace[]): Promise<readonly ReadRoom[]> {
  const all: ReadRoom[] = []
  for (const place of places) all.push({ place, reading: await readRoom(fs, `${folder}/${place.path}`) })
  return all
}

type Known = LiveBoard | ErasedBoard | 'none' | 'strange'

const recordOf = async (records: ReadableRecords, board: string): Promise<Known> =>
  readBoard(records, board).then(
    (known) => known?.record ?? 'none',
    () => 'strange' as const,
  )

function cellsOf(record: Known): string[] {
  if (record === 'none') return ['no record', '–', '–']
  if (record === 'strange') return ['strange record', '–', '–']
  if (record.state === 'live') return ['live', day(record.createdAt), day(record.visitedAt)]
  return [record.finished ? 'erased' : 'being erased', '–', day(record.erasedAt)]
}

function totals(rooms: readonly ReadRoom[]): string[] {
  const updates = rooms.reduce((sum, { reading }) => sum + reading.updates.length, 0)
  const bytes = rooms.flatMap(({ reading }) => reading.files).reduce((sum, file) => sum + file.bytes, 0)
  const findings = rooms.flatMap(({ place, reading }) => findingsIn(place.path, reading))
  const state = findings.some(({ kind }) => kind === 'damaged')
    ? 'damaged'
    : findings.length > 0
      ? 'see verify'
      : 'whole'
  return [String(updates), String(bytes), state]
}

function sizeOf({ document }: RoomPlace, { snapshot, updates }: RoomReading): string {
  const said = `${snapshot ? `a snapshot of ${snapshot.length} bytes and ` : ''}${updates.length} updates`
  if (document !== 'map') return said
  try {
    const map = readMindMap(openMapDocument([...(snapshot ? [snapshot] : []), ...updates]))
    return `${said}, ${map.ideas.size} ideas, ${map.links.size} links`
  } catch {
    return `${said}, which are no map`
  }
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}
