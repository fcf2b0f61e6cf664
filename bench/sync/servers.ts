import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A sync server in a process of its own, so that its processor time can be told from the clients'. */
export interface BenchServer {
  readonly name: string
  /** Where a fresh room is and how to get in. */
  room(): Promise<{ url: string; protocols: string[] }>
  /** Milliseconds of processor time so far, user and system. */
  cpu(): Promise<number>
  rss(): Promise<number>
  stop(): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const builtMain = path.join(root, 'dist/server/main.js')

/** The official server for y-websocket, as its package starts it; it keeps everything in memory. */
export async function startOfficial(port: number): Promise<BenchServer> {
  const script = path.join(root, 'node_modules/@y/websocket-server/src/server.js')
  const child = await start(process.execPath, [script], { HOST: '127.0.0.1', PORT: `${port}` }, /running at/)
  let rooms = 0
  return {
    name: '@y/websocket-server 0.1.1',
    room: async () => ({ url: `ws://127.0.0.1:${port}/storm-${++rooms}`, protocols: [] }),
    ...measured(child),
    stop: () => stop(child),
  }
}

/** Kaffeetisch as it is shipped, with everything on: links, guard, log on disk, acknowledgements. */
export async function startOurs(port: number): Promise<BenchServer> {
  if (!existsSync(builtMain)) throw new Error('npm run build comes first: the benchmark runs the built server')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kt-bench-'))
  const env = { HOST: '127.0.0.1', PORT: `${port}`, DATA_DIR: dataDir, LOG_LEVEL: 'error', BOARDS_PER_HOUR: '1000' }
  const child = await start(process.execPath, [builtMain], env, /listens on/)
  return {
    name: 'Kaffeetisch',
    room: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/boards`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: 'Storm', language: 'en', template: 'blank' }),
      })
      const { board, links } = (await answer.json()) as { board: string; links: { participant: string } }
      const secret = links.participant.split('#')[1] ?? ''
      return { url: `ws://127.0.0.1:${port}/sync/${board}/map`, protocols: ['kt1', `kt.${secret}`] }
    },
    ...measured(child),
    stop: async () => {
      await stop(child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function start(command: string, args: string[], env: Record<string, string>, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (bytes: Buffer) => {
      output += bytes.toString()
      if (ready.test(output)) resolve(child)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`the server did not start:\n${output}`)))
  })
}

function measured({ pid }: ChildProcess): Pick<BenchServer, 'cpu' | 'rss'> {
  return {
    cpu: async () => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    rss: async () => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
    },
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit').once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 6_000).unref()
  })
}
