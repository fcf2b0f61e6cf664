import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startServer, type TestServer } from './server.ts'

/** What is wrong with the machine just now; see faultyMachine.mjs. */
export interface MachineFaults {
  readonly fails?: Readonly<Partial<Record<'open' | 'write' | 'sync', 'ENOSPC' | 'EIO' | 'EROFS'>>>
  readonly syncTakes?: number
  /** Says that a file is synced while the disk is still at it. */
  readonly hasty?: boolean
  readonly clock?: number
}

export interface FaultyMachine {
  /** For the environment of a server that is to run on this machine. */
  readonly env: Readonly<Record<string, string>>
  readonly be: (faults: MachineFaults) => void
  readonly dispose: () => void
}

/** A machine whose disk and clock fail on demand, for the built server as it is. */
export function faultyMachine(): FaultyMachine {
  const folder = mkdtempSync(join(tmpdir(), 'kaffeetisch-machine-'))
  const file = join(folder, 'faults.json')
  const be = (faults: MachineFaults) => {
    writeFileSync(`${file}.new`, JSON.stringify(faults))
    renameSync(`${file}.new`, file)
  }
  be({})
  const preload = pathToFileURL(join(import.meta.dirname, 'faultyMachine.mjs')).href
  return {
    env: { FAULTY_MACHINE: file, NODE_OPTIONS: `--import ${preload}` },
    be,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface FaultyServer {
  readonly server: TestServer
  readonly machine: FaultyMachine
}

export async function startFaultyServer(): Promise<FaultyServer> {
  const machine = faultyMachine()
  return { server: await startServer({ env: machine.env }), machine }
}

export interface SmallDisk {
  readonly folder: string
  readonly remountReadOnly: () => void
  readonly unmount: () => void
}

/** A real file system of a few megabytes; undefined, and said so, where this process may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kaffeetisch-disk-'))
  const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { stdio: 'pipe' })
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'kaffeetisch-test', folder)
  } catch {
    rmSync(folder, { recursive: true })
    console.warn('NO REAL DISK: this process may not mount a tmpfs, so the disk under test is a simulated one.')
    return undefined
  }
  return {
    folder,
    remountReadOnly: () => void run('mount', '-o', 'remount,ro', folder),
    unmount: () => {
      run('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
