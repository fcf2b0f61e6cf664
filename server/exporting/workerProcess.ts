import { fork, type ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** What comes back from a worker. */
export type WorkAnswer<Made> = { readonly made: Made } | { readonly failed: string }

export interface WorkerProcess<Order, Made> {
  /** Has it done in a process of its own. Rejects with `WorkFailed` when that takes too long, too much memory, or breaks. */
  do(order: Order): Promise<Made>
  close(): Promise<void>
}
export interface WorkerOptions {
  /** The built file of the worker. */
  readonly worker: URL
  /** Of V8's heap. */
  readonly megabytes: number
  /** More that V8 is told. */
  readonly flags?: readonly string[]
  /** Milliseconds for one order. */
  readonly timeLimit: number
  /** Milliseconds after which an idle worker goes. */
  readonly idleLimit?: number
}

export class WorkFailed extends Error {
  override readonly name = 'WorkFailed'
  readonly reason: 'tooSlow' | 'broken' | 'closed'
  constructor(reason: WorkFailed['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const IDLE_LIMIT = 60_000
/** Then a fresh one takes over: the libraries that draw keep every font that was ever opened, and give nothing back. */
const MOST_ORDERS = 200
const REMEMBERED_COMPLAINT = 2_000

/** One worker process, started with the first order and kept for the next two hundred, which it does one after another. */
export function createWorkerProcess<Order extends object, Made>(options: WorkerOptions): WorkerProcess<Order, Made> {
  const { timeLimit, idleLimit = IDLE_LIMIT } = options
  let child: ChildProcess | undefined
  let orders = 0
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const stop = (): void => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
    orders = 0
  }

  const work = async (order: Order): Promise<Made> => {
    if (closed) throw new WorkFailed('closed', 'the server is stopping')
    clearTimeout(idle)
    if (orders === MOST_ORDERS) stop()
    child ??= startWorker(options)
    orders++
    try {
      return await ask<Made>(child, order, timeLimit)
    } catch (error) {
      stop()
      throw error
    } finally {
      idle = setTimeout(stop, idleLimit)
      idle.unref()
    }
  }

  return {
    do(order) {
      const turn = last.then(() => work(order))
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

function startWorker({ worker, megabytes, flags = [] }: WorkerOptions): ChildProcess {
  const child = fork(worker, {
    // Nothing of this process's surroundings but what drawing needs: no address, no secret.
    env: { PATH: process.env['PATH'], DISABLE_SYSTEM_FONTS_LOAD: '1' },
    execArgv: [...process.execArgv, `--max-old-space-size=${megabytes}`, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  giveWay(child)
  return child
}

/** What is drawn can wait for those who write, where both want the same core. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or this system knows no priorities.
  }
}

function ask<Made>(child: ChildProcess, order: object, timeLimit: number): Promise<Made> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
      child.stderr?.off('data', onComplaint)
      end()
    }
    const fail = (reason: WorkFailed['reason'], message: string) =>
      settle(() => reject(new WorkFailed(reason, message)))
    const onMessage = (answer: WorkAnswer<Made>) =>
      'made' in answer ? settle(() => resolve(answer.made)) : fail('broken', answer.failed)
    const onExit = (code: number | null, signal: string | null) =>
      fail('broken', `the worker ended (${signal ?? code}) ${complaint}`.trim())
    const onError = (error: Error) => fail('broken', error.message)
    const onComplaint = (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-REMEMBERED_COMPLAINT)
    }
    const timer = setTimeout(() => fail('tooSlow', `nothing within ${timeLimit} ms`), timeLimit)
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
    child.stderr?.on('data', onComplaint)
    child.send(order, (error) => {
      if (error) fail('broken', error.message)
    })
  })
}

/** The other end, in the worker's own process, which ends with the server. */
export function answerOrders<Order, Made>(work: (order: Order) => Promise<Made>): void {
  const answer = async (order: Order): Promise<WorkAnswer<Made>> => {
    try {
      return { made: await work(order) }
    } catch (error) {
      return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
  process.on('message', (order: Order) => {
    void answer(order).then((result) => process.send?.(result))
  })
  process.on('disconnect', () => process.exit(0))
}
