import { fork, type ChildProcess } from 'node:child_process'
import type { CopyOrder, FinishedCopy } from './renderCopy.ts'

/** What goes to the worker and what comes back. */
export type CopyAnswer = { readonly made: FinishedCopy } | { readonly failed: string }

export type NewCopy = Omit<CopyOrder, 'timeZone'>
export interface CopyMaker {
  /** Draws a copy in a process of its own. Rejects with `CopyFailed` when that takes too long, too much memory, or breaks. */
  makeCopy(order: NewCopy): Promise<FinishedCopy>
  close(): Promise<void>
}
export interface CopyMakerOptions {
  /** The built `copyWorker.js`. */
  readonly worker: URL
  /** Whose calendar the date on a copy follows; an IANA name. */
  readonly timeZone?: string
  /** Milliseconds for one copy. */
  readonly timeLimit?: number
  /** Milliseconds after which an idle worker goes. */
  readonly idleLimit?: number
}

export class CopyFailed extends Error {
  override readonly name = 'CopyFailed'
  readonly reason: 'tooSlow' | 'broken' | 'closed'
  constructor(reason: CopyFailed['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const TIME_LIMIT = 30_000
const IDLE_LIMIT = 60_000
/** Enough for the largest map, little enough that a hostile one cannot take the machine along. */
const MEGABYTES = 1024
const REMEMBERED_COMPLAINT = 2_000

/** One worker process, started with the first copy and kept for the next ones; copies are made one after another. */
export function createCopyMaker(options: CopyMakerOptions): CopyMaker {
  const { worker, timeZone = 'Europe/Berlin', timeLimit = TIME_LIMIT, idleLimit = IDLE_LIMIT } = options
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const stop = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }

  const draw = async (order: NewCopy): Promise<FinishedCopy> => {
    if (closed) throw new CopyFailed('closed', 'the server is stopping')
    clearTimeout(idle)
    child ??= startWorker(worker)
    try {
      return await ask(child, { ...order, timeZone }, timeLimit)
    } catch (error) {
      stop()
      throw error
    } finally {
      idle = setTimeout(stop, idleLimit)
      idle.unref()
    }
  }

  return {
    makeCopy(order) {
      const turn = last.then(() => draw(order))
      last = turn.catch(() => {})
      return turn
    },
    async close() {
      closed = true
      stop()
      await last
    },
  }
}

function startWorker(worker: URL): ChildProcess {
  const child = fork(worker, {
    // Nothing of this process's surroundings but what drawing needs: no address, no secret.
    env: { PATH: process.env['PATH'], DISABLE_SYSTEM_FONTS_LOAD: '1' },
    execArgv: [...process.execArgv, `--max-old-space-size=${MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

function ask(child: ChildProcess, order: CopyOrder, timeLimit: number): Promise<FinishedCopy> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      child.stderr?.off('data', onComplaint)
      end()
    }
    const fail = (reason: CopyFailed['reason'], message: string) =>
      settle(() => reject(new CopyFailed(reason, message)))
    const onMessage = (answer: CopyAnswer) =>
      'made' in answer ? settle(() => resolve(answer.made)) : fail('broken', answer.failed)
    const onExit = (code: number | null, signal: string | null) =>
      fail('broken', `the copy worker ended (${signal ?? code}) ${complaint}`.trim())
    const onError = (error: Error) => fail('broken', error.message)
    const onComplaint = (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-REMEMBERED_COMPLAINT)
    }
    const timer = setTimeout(() => fail('tooSlow', `no copy within ${timeLimit} ms`), timeLimit)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.stderr?.on('data', onComplaint)
    child.send(order, (error) => {
      if (error) fail('broken', error.message)
    })
  })
}
