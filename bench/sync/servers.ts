import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bytesOf } from './wire.ts'

/** Where a room is, how to get in, and how to speak there. */
export interface BenchRoom {
  readonly url: string
  readonly protocols: readonly string[]
  /** What comes before each message, in both directions. */
  readonly prefix?: Uint8Array
  /** What has to be said first. */
  readonly hello?: readonly Uint8Array[]
}

/** A sync server in a process of its own, so that its processor time can be told from the clients'. */
export interface BenchServer {
  readonly name: string
  /** Speaks message 64: can tell when something is on the disk. */
  readonly tellsSaved: boolean
  /** A fresh room. */
  room(): Promise<BenchRoom>
  /** Milliseconds of processor time so far, user and system, all threads. */
  cpu(): Promise<number>
  /** Bytes of memory in use, after a collection. */
  memory(): Promise<number>
  stop(): Promise<void>
}

export type StartServer = (port: number) => Promise<BenchServer>

export const root = path.resolve(import.meta.dirname, '../..')
export const builtMain = path.join(root, 'dist/server/main.js')
export const peer = (name: string): string => path.join(import.meta.dirname, 'peers', name)

export const startCeiling: StartServer = (port) => startPlain('plain ws, the ceiling', peer('ceiling.mjs'), port)

/** The official server for y-websocket, as its package starts it; it keeps everything in memory. */
export const startOfficial: StartServer = (port) =>
  startPlain('@y/websocket-server 0.1.1', path.join(root, 'node_modules/@y/websocket-server/src/server.js'), port)

/** Where peers are installed that are no dependencies of ours: Hocuspocus asks for a newer Node than we do. */
export const inPeers = (file: string): string => path.join(process.env['PEERS'] ?? root, 'node_modules', file)
const hocuspocusFolder = inPeers('@hocuspocus/server')
export const hasHocuspocus = existsSync(hocuspocusFolder)

export const startHocuspocus: StartServer = async (port) => {
  const { version } = JSON.parse(await readFile(path.join(hocuspocusFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const file = path.join(hocuspocusFolder, 'dist/hocuspocus-server.esm.js')
  const plain = await startPlain(`@hocuspocus/server ${version}`, peer('hocuspocus.mjs'), port, { HOCUSPOCUS: file })
  let rooms = 0
  return {
    ...plain,
    room: async () => ({
      url: `ws://127.0.0.1:${port}/`,
      protocols: [],
      prefix: bytesOf(`room-${++rooms}`),
      hello: [bytesOf(2, 0, 'token')],
    }),
  }
}

async function startPlain(name: string, script: string, port: number, env = {}): Promise<BenchServer> {
  const child = await startProcess(script, { HOST: '127.0.0.1', PORT: `${port}`, ...env }, /running at|listens/)
  let rooms = 0
  return {
    name,
    tellsSaved: false,
    room: async () => ({ url: `ws://127.0.0.1:${port}/room-${++rooms}`, protocols: [] }),
    ...measured(child),
    stop: () => stop(child),
  }
}

/** Kaffeetisch as it is shipped, with everything on: links, guard, log on disk, acknowledgements. Only its limits are as for a hall. */
export const startOurs: StartServer = async (port) => {
  if (!existsSync(builtMain)) throw new Error('npm run build comes first: the benchmark runs the built server')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kt-bench-'))
  const child = await startProcess(
    builtMain,
    {
      HOST: '127.0.0.1',
      PORT: `${port}`,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      LIMIT_BOARDS_PER_HOUR: '10000',
      LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
    },
    /listens on/,
  )
  return {
    name: 'Kaffeetisch',
    tellsSaved: true,
    room: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/boards`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: 'Storm', language: 'en', template: 'blank' }),
      })
      if (!answer.ok) throw new Error(`no board: ${answer.status} ${await answer.text()}`)
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

/** Whatever ends the benchmark ends them too. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export function startProcess(script: string, env: Record<string, string>, ready: RegExp): Promise<ChildProcess> {
  const args = ['--expose-gc', '--import', peer('collectGarbage.mjs'), script]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (bytes: Buffer): void => {
      output += bytes.toString()
      if (ready.test(output)) resolve(child)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`the server did not start:\n${output}`)))
  })
}

function measured({ pid }: ChildProcess): Pick<BenchServer, 'cpu' | 'memory'> {
  return {
    cpu: async () => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    memory: async () => {
      if (pid !== undefined) process.kill(pid, 'SIGUSR2')
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
    },
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    running.delete(child)
    child.removeAllListeners('exit').once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 6_000).unref()
  })
}
