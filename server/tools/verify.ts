import type { BoardId } from '../../shared/domain/board.ts'
import { BOARDS, readBoard } from '../boards/boardRecord.ts'
import { erasedBoards, readRoom, roomsIn, type RoomReading } from '../storage/embedded/dataFolder.ts'
import { readRecords } from '../storage/embedded/embeddedRecords.ts'
import { numberOf, type RoomFile } from '../storage/embedded/roomFile.ts'
import { DataDamaged } from '../storage/errors.ts'
import type { FileSystem, ReadableRecords } from '../storage/ports.ts'
import { damageOf, readBackupList, sumOf } from './backupList.ts'
import { troubleWith } from './checkContent.ts'
import { keptFiles, type KeptFile } from './keptFiles.ts'
import { ToolProblem } from './toolProblem.ts'

export interface Finding {
  /** `damaged`: something that was saved cannot be read. `mended`: so, but nothing is missing. `note`: worth knowing. */
  readonly kind: 'damaged' | 'mended' | 'note'
  readonly path: string
  readonly what: string
}

export interface Verification {
  readonly findings: readonly Finding[]
  readonly boards: number
  readonly rooms: number
  readonly updates: number
  readonly copies: number
  readonly pictures: number
  readonly snapshots: number
  /** Files of result pages. */
  readonly published: number
  /** When the folder is a backup: when it was taken. */
  readonly takenAt?: string
}

/** Reads everything in a data folder or a backup and says what is wrong with it. Changes nothing; a server may work there meanwhile. */
export async function verify(fs: FileSystem, folder: string): Promise<Verification> {
  const findings: Finding[] = []
  const list = await readBackupList(fs, folder)
  if (list) for (const damage of await damageOf(fs, folder, list)) findings.push({ kind: 'damaged', ...damage })

  const records = await verifyRecords(fs, folder, findings)
  const boards = new Set<string>()
  let rooms = 0
  let updates = 0
  for (const { board, path } of await roomsIn(fs, folder)) {
    const reading = await readRoom(fs, `${folder}/${path}`)
    // Erased while we were on our way.
    if (reading.files.length === 0) continue
    boards.add(board)
    rooms++
    updates += reading.updates.length
    findings.push(...findingsIn(path, reading))
  }
  const kept = records ? await verifyAgainstRecords(fs, folder, { records, boards, findings }) : NOTHING_KEPT
  return { findings, boards: boards.size, rooms, updates, ...kept, ...(list && { takenAt: list.takenAt }) }
}

async function verifyRecords(
  fs: FileSystem,
  folder: string,
  findings: Finding[],
): Promise<ReadableRecords | undefined> {
  try {
    const read = await readRecords(fs, folder)
    if (!read) {
      if ((await fs.list(`${folder}/boards`)).length === 0)
        throw new ToolProblem(`${folder} is no data folder: it holds no meta.json.`)
      findings.push({ kind: 'damaged', path: 'meta.json', what: NO_RECORDS })
      return undefined
    }
    for (const { path, state } of read.twins)
      if (state === 'damaged' || state === 'missing')
        findings.push({
          kind: 'mended',
          path: path.slice(folder.length + 1),
          what: `is ${state}; its twin is whole, and the next start mends it`,
        })
    return read.records
  } catch (error) {
    if (!(error instanceof DataDamaged)) throw error
    findings.push({ kind: 'damaged', path: 'meta.json', what: NO_RECORDS })
    return undefined
  }
}

const NOTHING_KEPT = { copies: 0, pictures: 0, snapshots: 0, published: 0 }
const NO_RECORDS =
  'cannot be read, nor can its twin: no link would be known, and no server starts on it. Put it back from a backup.'

export function findingsIn(path: string, { files, snapshot, updates }: RoomReading): readonly Finding[] {
  const findings = files.flatMap((file): Finding[] => {
    const finding = findingOf(file, files)
    return finding ? [{ ...finding, path: `${path}/${file.name}` }] : []
  })
  if (!snapshot && files.some(({ kind }) => kind === 'snapshot'))
    findings.push({ kind: 'damaged', path, what: 'no snapshot can be read: what came before the updates is missing' })
  const trouble = troubleWith([...(snapshot ? [snapshot] : []), ...updates])
  if (trouble) findings.push({ kind: 'damaged', path, what: TROUBLE[trouble] })
  return findings
}

const TROUBLE = {
  gaps: 'some of what is there hangs on something that is missing, and is not shown until a browser brings that back',
  garbage: 'the files are as they were written, but what was written in them is no document',
}

function findingOf(file: RoomFile, all: readonly RoomFile[]): Omit<Finding, 'path'> | undefined {
  const { kind, end, payloads } = file
  if (kind === 'foreign') return { kind: 'note', what: 'is none of our files; it is left alone' }
  if (kind === 'aside')
    return {
      kind: 'damaged',
      what:
        end === 'whole' && payloads.length > 0
          ? 'was put aside as damaged but can be read now: stop the server and take .damaged from its name'
          : 'was put aside as damaged; what can be read of it is used, and this room is compacted no more',
    }
  if (end === 'newer')
    return { kind: 'note', what: 'was written by a newer version of Kaffeetisch; only that one can say more' }
  if (kind === 'snapshot') return snapshotFinding(file, all)
  const readable = `${payloads.length} update${payloads.length === 1 ? '' : 's'} of it can, and ${payloads.length === 1 ? 'is' : 'are'} used`
  if (end === 'unreadable') return { kind: 'damaged', what: 'the disk does not give it back' }
  if (end === 'damaged') return { kind: 'damaged', what: `a part of it cannot be read; ${readable}` }
  return undefined
}

/** A snapshot has a twin; and where an older one still lies beside it, everything that it stands for is still there. */
function snapshotFinding({ name, end }: RoomFile, all: readonly RoomFile[]): Omit<Finding, 'path'> | undefined {
  if (end === 'whole') return undefined
  const others = all.filter((other) => other.kind === 'snapshot' && other.name !== name && other.end === 'whole')
  if (others.some((other) => numberOf(other.name) === numberOf(name)))
    return { kind: 'mended', what: 'cannot be read; its twin is whole, and the next compaction mends it' }
  return others.length > 0
    ? { kind: 'mended', what: 'cannot be read; an older one and the updates since are still there' }
    : { kind: 'damaged', what: 'cannot be read' }
}

interface Against {
  readonly records: ReadableRecords
  readonly boards: ReadonlySet<string>
  readonly findings: Finding[]
}

/** Records and content belong together. What was made or erased since the records were read is not held against anybody. */
async function verifyAgainstRecords(
  fs: FileSystem,
  folder: string,
  { records, boards, findings }: Against,
): Promise<typeof NOTHING_KEPT> {
  const missing: { readonly board: BoardId; readonly file: KeptFile; readonly finding: Finding }[] = []
  const kept = { ...NOTHING_KEPT }
  const stateOf = async (path: string, hash: string): Promise<'whole' | 'missing' | 'other'> => {
    const bytes = await fs.read(`${folder}/${path}`).catch(() => undefined)
    if (!bytes) return 'missing'
    return Buffer.from(sumOf(bytes).sha256, 'hex').toString('base64url') === hash ? 'whole' : 'other'
  }
  const contentless: BoardId[] = []
  for (const { key } of await records.scan(BOARDS)) {
    const board = key.slice(BOARDS.length)
    const known = await readBoard(records, board).catch(() => 'strange' as const)
    if (known === 'strange')
      findings.push({
        kind: 'note',
        path: `meta.json: ${key}`,
        what: 'is a record that this version does not understand',
      })
    if (known === 'strange' || known?.record.state !== 'live') continue
    if (!boards.has(board)) contentless.push(board)
    for (const file of await keptFiles(records, board)) {
      if (file.counts) kept[file.counts]++
      const path = `blobs/${file.blob}`
      const state = await stateOf(path, file.hash)
      if (state === 'whole') continue
      const finding: Finding = { kind: 'damaged', path, what: file.what(state) }
      if (state === 'missing') missing.push({ board, file, finding })
      else findings.push(finding)
    }
  }
  const now = (await readRecords(fs, folder))?.records ?? records
  const erased = await erasedBoards(fs, folder)
  const lives = async (board: BoardId): Promise<boolean> =>
    !erased.has(board) && (await readBoard(now, board))?.record.state === 'live'
  for (const board of contentless)
    if (await lives(board))
      findings.push({ kind: 'damaged', path: `boards/${board}`, what: 'has a record and links, but no content' })
  for (const { board, file, finding } of missing)
    if ((await lives(board)) && (await keptFiles(now, board)).some(({ blob }) => blob === file.blob))
      findings.push(finding)
  for (const board of boards)
    if (!(await readBoard(now, board).catch(() => true)) && !erased.has(board))
      findings.push({
        kind: 'note',
        path: `boards/${board}`,
        what: 'belongs to no record: its making was cut short, and nobody has a link',
      })
  return kept
}
