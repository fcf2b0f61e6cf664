import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A moment of a process as the kernel saw it. */
export type SystemCall =
  | { readonly what: 'writes'; readonly file: number; readonly bytes: Buffer }
  | { readonly what: 'beginsSync'; readonly file: number }
  | { readonly what: 'hasSynced'; readonly file: number }

/** Whether system calls can be watched here. */
export function hasStrace(): boolean {
  const isThere = spawnSync('strace', ['-V']).status === 0
  if (!isThere)
    console.warn('NO STRACE: the order of system calls is not watched, only that at the file system\u2019s port.')
  return isThere
}

/** Watches all threads of a process from now on; what is returned ends it and answers what there was, in order. Undefined when that is forbidden. */
export async function watchSystemCalls(pid: number): Promise<(() => Promise<SystemCall[]>) | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'kaffeetisch-strace-'))
  const file = join(folder, 'calls')
  const calls = 'trace=write,writev,pwrite64,sendmsg,fdatasync,fsync'
  const child = spawn('strace', [
    '-f',
    '-p',
    String(pid),
    '-e',
    calls,
    '-e',
    'signal=none',
    '-s',
    '100000',
    '-xx',
    '-o',
    file,
  ])
  const attached = new Promise<boolean>((resolve) => {
    child.stderr.on('data', (said: Buffer) => resolve(said.includes('attached')))
    child.on('exit', () => resolve(false))
  })
  if (!(await attached)) {
    rmSync(folder, { recursive: true })
    return undefined
  }
  return async () => {
    child.kill('SIGINT')
    await once(child, 'exit')
    const lines = readFileSync(file, 'latin1').split('\n')
    rmSync(folder, { recursive: true })
    return lines.flatMap(readLine())
  }
}

/** Calls of several threads may overlap: then the second half of a line comes later. */
function readLine(): (line: string) => SystemCall[] {
  const syncing = new Map<string, number>()
  return (line) => {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const sync = /^f(?:data)?sync\((\d+)/.exec(rest)
    if (sync) {
      const file = Number(sync[1])
      if (rest.includes('<unfinished')) {
        syncing.set(thread, file)
        return [{ what: 'beginsSync', file }]
      }
      return rest.endsWith('= 0')
        ? [
            { what: 'beginsSync', file },
            { what: 'hasSynced', file },
          ]
        : []
    }
    if (/^<\.\.\. f(?:data)?sync resumed>/.test(rest)) {
      const file = syncing.get(thread)
      return file !== undefined && rest.endsWith('= 0') ? [{ what: 'hasSynced', file }] : []
    }
    // Where a write is cut in two lines, the first one has the bytes: what is on its way then has left.
    const write = /^(?:write|writev|pwrite64|sendmsg)\((\d+)/.exec(rest)
    if (!write) return []
    const hex = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)]
      .map(([, text = '']) => text.replaceAll('\\x', ''))
      .join('')
    return [{ what: 'writes', file: Number(write[1]), bytes: Buffer.from(hex, 'hex') }]
  }
}
