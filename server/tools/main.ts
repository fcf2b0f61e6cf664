import { currentOwner, takeEpoch } from '../storage/embedded/epochLock.ts'
import { realFileSystem as fs } from '../storage/embedded/realFileSystem.ts'
import { codeOf, DataFolderInUse, DataFolderProblem } from '../storage/errors.ts'
import { readVersion } from '../version.ts'
import { backUp } from './backup.ts'
import { readCommand, type RestoreCommand, type ToolCommand } from './commandLine.ts'
import { inspect } from './inspect.ts'
import { restore } from './restore.ts'
import { ToolProblem } from './toolProblem.ts'
import { verify, type Verification } from './verify.ts'

const EXIT = { ok: 0, wrong: 1, damaged: 2, inUse: 3 } as const

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)
const count = (number: number, thing: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? thing : thing === 'copy' ? 'copies' : `${thing}s`}`

async function run(command: ToolCommand): Promise<number> {
  switch (command.does) {
    case 'help':
      say(command.text)
      return EXIT.ok
    case 'wrong':
      complain(command.sentence)
      return EXIT.wrong
    case 'backup': {
      const { files, bytes, boards, unreadable } = await backUp({
        fs,
        from: command.data,
        to: command.to,
        version: readVersion(),
        takenAt: new Date(),
      })
      for (const path of unreadable)
        complain(`damaged  ${path}  the disk does not give it back; everything else is copied`)
      say(
        `Backed up ${count(boards, 'board')} (${count(files, 'file')}, ${count(bytes, 'byte')}) into ${command.to}, and read it back.`,
      )
      return unreadable.length > 0 ? EXIT.damaged : EXIT.ok
    }
    case 'restore':
      return restoreInto(command)
    case 'verify': {
      const report = await verify(fs, command.folder)
      await sayWhose(command.folder)
      return sayVerified(command.folder, report)
    }
    case 'inspect': {
      const lines = await inspect(fs, command.data, command.board)
      await sayWhose(command.data)
      for (const line of lines) say(line)
      return EXIT.ok
    }
  }
}

async function restoreInto({ data, from, damagedToo, anew }: RestoreCommand): Promise<number> {
  await fs.makeFolder(data)
  const lock = await takeEpoch(data)
  try {
    const { files, takenAt, damage } = await restore({ fs, from, to: data, damagedToo, anew })
    for (const { path, what } of damage) complain(`damaged  ${path}  ${what}`)
    say(`Restored ${count(files, 'file')} into ${data}, as it was on ${takenAt}. The server can be started.`)
    return damage.length > 0 ? EXIT.damaged : EXIT.ok
  } finally {
    await lock.release()
  }
}

function sayVerified(
  folder: string,
  { findings, boards, rooms, updates, copies, pictures, snapshots, published, takenAt }: Verification,
): number {
  for (const { kind, path, what } of findings) say(`${kind.padEnd(7)}  ${path}  ${what}`)
  const damaged = findings.filter(({ kind }) => kind === 'damaged').length
  const read = `${count(boards, 'board')}, ${count(rooms, 'document')}, ${count(updates, 'update')}, ${count(copies, 'copy')}, ${count(pictures, 'picture')}, ${count(snapshots, 'snapshot')}, ${count(published, 'published file')}`
  say(`${folder}${takenAt ? `, a backup of ${takenAt}` : ''}: ${read}.`)
  say(damaged > 0 ? `${count(damaged, 'thing')} damaged. Nothing was changed.` : 'Nothing is damaged.')
  return damaged > 0 ? EXIT.damaged : EXIT.ok
}

async function sayWhose(folder: string): Promise<void> {
  const owner = await currentOwner(folder).catch(() => undefined)
  if (owner !== undefined) say(`In use by process ${owner}.`)
}

function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ToolProblem || error instanceof DataFolderProblem) return error.message
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT'].includes(code))
    return 'There is no room left on the target disk. What is there of the copy is not finished; remove it.'
  if (['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR'].includes(code) && error instanceof Error)
    return `The disk refused: ${error.message}`
  return undefined
}

// What these tools write holds names and words: for the owner only.
process.umask(0o077)
try {
  process.exitCode = await run(readCommand(process.argv.slice(2), process.env))
} catch (error) {
  const sentence = sentenceOf(error)
  if (sentence === undefined) throw error
  complain(sentence)
  process.exitCode = error instanceof DataFolderInUse ? EXIT.inUse : EXIT.wrong
}
