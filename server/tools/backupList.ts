import { createHash } from 'node:crypto'
import { z } from 'zod'
import { writeNew } from '../storage/embedded/twinFile.ts'
import type { FileSystem } from '../storage/ports.ts'
import { ToolProblem } from './toolProblem.ts'

const NAME = 'backup.json'
const FORMAT = 1

const backupList = z.object({
  format: z.number(),
  /** The version of Kaffeetisch that made it. */
  version: z.string(),
  takenAt: z.string(),
  /** Every file by its path, with its length and SHA-256. */
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
})

/** What a backup holds. Written last: a folder without one is no finished backup. */
export type BackupList = z.infer<typeof backupList>
export type FileSum = BackupList['files'][string]

export const sumOf = (bytes: Uint8Array): FileSum => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

export async function writeBackupList(fs: FileSystem, folder: string, list: Omit<BackupList, 'format'>): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ format: FORMAT, ...list }, null, 1)}\n`)
  await writeNew(fs, `${folder}/${NAME}.tmp`, bytes)
  await fs.rename(`${folder}/${NAME}.tmp`, `${folder}/${NAME}`)
  await fs.syncFolder(folder)
}

/** Undefined when the folder holds no finished backup. */
export async function readBackupList(fs: FileSystem, folder: string): Promise<BackupList | undefined> {
  const bytes = await fs.read(`${folder}/${NAME}`)
  if (!bytes) return undefined
  const read = parse(bytes)
  if (!read)
    throw new ToolProblem(`${folder}/${NAME} cannot be read; without it nobody can say whether the backup is whole.`)
  if (read.format > FORMAT)
    throw new ToolProblem(
      `The backup in ${folder} was made by a newer version of Kaffeetisch (${read.version}). Use that version.`,
    )
  return read
}

function parse(bytes: Uint8Array): BackupList | undefined {
  try {
    return backupList.parse(JSON.parse(Buffer.from(bytes).toString()))
  } catch {
    return undefined
  }
}

export interface BackupDamage {
  readonly path: string
  readonly what: string
}

/** Reads every file of a backup and compares it with the list. */
export async function damageOf(
  fs: FileSystem,
  folder: string,
  { files }: BackupList,
): Promise<readonly BackupDamage[]> {
  const damage: BackupDamage[] = []
  for (const [path, sum] of Object.entries(files)) {
    const bytes = await fs.read(`${folder}/${path}`).catch(() => undefined)
    if (!bytes) damage.push({ path, what: 'is missing from the backup, or the disk does not give it back' })
    else if (sumOf(bytes).sha256 !== sum.sha256) damage.push({ path, what: 'is not what was backed up' })
  }
  return damage
}
