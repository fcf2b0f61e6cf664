import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface TestServer {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** The running process. */
  readonly pid: () => number | undefined
  /** Bytes of memory that the running process takes. */
  readonly memory: () => number
  /** Everything the server has written so far, both streams, over all restarts. */
  readonly output: () => string
  /** Ends the process by that signal and waits until it is gone. Answers its exit code, `null` when the signal ended it. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<number | null>
  /** Starts it again with the same folder and the same port. */
  readonly restart: () => Promise<void>
  /** Stops it and removes its data. */
  readonly stop: () => Promise<void>
}

export interface ServerOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Another folder than `dist`, somewhere in the repository. */
  readonly build?: string
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Starts the built server on a free port with an empty folder, and answers once it listens. */
export async function startServer({
  env = {},
  args = [],
  build = join(root, 'dist'),
}: ServerOptions = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'kaffeetisch-'))
  const port = env.PORT ? Number(env.PORT) : await freePort()
  const said: string[] = []
  let child: ChildProcess | undefined

  const start = async () => {
    const started = spawn(process.execPath, [join(build, 'server/main.js'), ...args], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        ...env,
        DATA_DIR: dataDir,
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said.push(chunk.toString())
        if (chunk.includes('Kaffeetisch listens on ')) resolve()
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
      started.on('error', reject)
      started.on('close', (code) => reject(new Error(`the server ended with ${code}:\n${said.join('')}`)))
    })
  }

  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    const running = child
    child = undefined
    if (!running) return null
    if (running.exitCode !== null || running.signalCode !== null) return running.exitCode
    running.kill(signal)
    await once(running, 'exit')
    return running.exitCode
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    pid: () => child?.pid,
    memory: () => {
      const status = readFileSync(`/proc/${child?.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024
    },
    output: () => said.join(''),
    kill,
    restart: async () => {
      await kill('SIGTERM')
      await start()
    },
    stop: async () => {
      await kill('SIGTERM')
      if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
