import { begunAnew, isBoardKey } from '../boards/boardRecord.ts'
import { copyRecords } from '../storage/embedded/embeddedRecords.ts'
import { asideName } from '../storage/embedded/roomFile.ts'
import { writeNew, writeTwins } from '../storage/embedded/twinFile.ts'
import type { FileSystem } from '../storage/ports.ts'
import { damageOf, readBackupList, type BackupDamage } from './backupList.ts'
import { ToolProblem } from './toolProblem.ts'

export interface RestoreOptions {
  readonly fs: FileSystem
  /** A finished backup. */
  readonly from: string
  /** The data folder to be: empty, or not there yet. */
  readonly to: string
  /** Restores what can be read of a backup with damage. */
  readonly damagedToo: boolean
  /** Browsers that hold later work do not bring it back: what counts is the backup. */
  readonly anew: boolean
}

export interface RestoreReport {
  readonly files: number
  readonly takenAt: string
  readonly damage: readonly BackupDamage[]
}

/** What a claimed folder holds besides data. */
const OF_THE_OWNER = /^(epoch-\d+|owner-.*\.sock|claim-.*)$/

/**
 * Makes a data folder out of a backup. Never writes over anything. The records come last, and no server starts on boards without records:
 * a restore that was cut short is not taken for a whole one.
 */
export async function restore({ fs, from, to, damagedToo, anew }: RestoreOptions): Promise<RestoreReport> {
  const list = await readBackupList(fs, from)
  if (!list) throw new ToolProblem(`${from} holds no finished backup: there is no backup.json in it.`)
  if ((await fs.list(to)).some((name) => !OF_THE_OWNER.test(name)))
    throw new ToolProblem(`${to} is not empty, and a restore writes over nothing. Move what is there away first.`)
  const damage = await damageOf(fs, from, list)
  if (damage.length > 0 && !damagedToo) throw new ToolProblem(refusal(from, damage))

  const records = Object.keys(list.files).find(
    (path) => isRecords(path) && !damage.some((found) => found.path === path),
  )
  const book = records && (await fs.read(`${from}/${records}`))
  if (!book)
    throw new ToolProblem(`${from} has lost meta.json and its twin: without them nobody's link would be known.`)

  const folders = new Set<string>()
  const put = async (path: string, bytes: Uint8Array): Promise<void> => {
    const folder = `${to}/${path.slice(0, path.lastIndexOf('/'))}`
    if (!folders.has(folder)) await fs.makeFolder(folder)
    folders.add(folder)
    await writeNew(fs, `${to}/${path}`, bytes)
  }
  for (const path of Object.keys(list.files)) {
    if (isRecords(path)) continue
    const bytes = await fs.read(`${from}/${path}`).catch(() => undefined)
    if (bytes) await put(path, bytes)
  }
  // A room with a gap says so: nothing is built on it until a browser has brought back what is missing.
  for (const { path } of damage) if (path.startsWith('boards/')) await put(asideName(path), new Uint8Array(0))
  for (const folder of folders) await fs.syncFolder(folder)
  if (anew) await copyRecords(fs, from, to, (key, value) => (isBoardKey(key) ? begunAnew(value) : value))
  else await writeTwins(fs, to, 'meta.json', book)
  return { files: Object.keys(list.files).length, takenAt: list.takenAt, damage }
}

const isRecords = (path: string): boolean => path === 'meta.json' || path === 'meta.json.twin'

const refusal = (from: string, damage: readonly BackupDamage[]): string =>
  [
    `The backup in ${from} is damaged, and nothing was restored:`,
    ...damage.map(({ path, what }) => `  ${path} ${what}`),
    'Take another backup if there is one. With --damaged-too everything that can be read of this one is restored.',
  ].join('\n')
