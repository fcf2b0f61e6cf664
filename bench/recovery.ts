import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { CREDENTIAL_PREFIX, SUBPROTOCOL } from '../shared/wire/messages.ts'
import { syncRoom } from '../shared/wire/paths.ts'
import { createBoard, join, type MadeBoard } from '../test/support/boardByHttp.ts'
import { startServer, type TestServer } from '../test/support/server.ts'
import { median } from './machine.ts'

const MEGABYTE = 1024 * 1024
const STARTS = 5

/** How long people wait for a server that was killed: until it listens, and until the first board has answered with all it holds. */
export async function recovery(): Promise<void> {
  console.log(`\n${'after kill -9'.padEnd(52)}  listens ms  first board ms   CPU ms`)
  await measure('1,000 boards', 1_000, 0)
  await measure('1,000 boards, 100 MB of log', 1_000, 100 * MEGABYTE)
  await measure('1 board with 100,000 updates since its last compaction', 1, 2_460_000)
  await measure('1 board with 10 MB of log that was never compacted', 1, 10 * MEGABYTE)
}

async function measure(name: string, boards: number, bytes: number): Promise<void> {
  const server = await startServer()
  const board = await createBoard(server.url)
  await server.kill('SIGKILL')
  await writeLog(server.dataDir, board, boards, bytes)
  const listens: number[] = []
  const answers: number[] = []
  const cpu: number[] = []
  for (let n = 0; n < STARTS; n++) {
    const start = performance.now()
    await server.restart()
    listens.push(performance.now() - start)
    await firstAnswer(server, board)
    answers.push(performance.now() - start)
    cpu.push(cpuOf(server))
    // Before it can compact, so that the next start finds the same.
    await server.kill('SIGKILL')
  }
  await server.stop()
  const figure = (times: readonly number[], width: number): string => median(times).toFixed(0).padStart(width)
  console.log(`${name.padEnd(52)} ${figure(listens, 11)} ${figure(answers, 15)} ${figure(cpu, 8)}`)
}

/** Milliseconds of processor time since its start: tells a busy machine from a slow server. */
function cpuOf(server: TestServer): number {
  const stat = readFileSync(`/proc/${server.pid()}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function writeLog(folder: string, { board }: MadeBoard, boards: number, bytes: number): Promise<void> {
  const script = new URL('./recoveryWriter.ts', import.meta.url).pathname
  const args = [folder, board, String(boards), String(bytes)]
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await once(child, 'exit')
  if (child.signalCode !== 'SIGKILL') throw new Error('the writer failed')
}

/** Resolves when everything that the board holds has arrived. */
async function firstAnswer(server: TestServer, board: MadeBoard): Promise<void> {
  const session = await join(server.url, board.board, board.secrets.viewer)
  const address = server.url.replace(/^http/, 'ws') + syncRoom(board.board, 'map')
  const socket = new WebSocket(`${address}?generation=${session.generation}`, [
    SUBPROTOCOL,
    CREDENTIAL_PREFIX + session.ticket,
  ])
  await once(socket, 'open')
  const all = new Promise<void>((resolve, reject) => {
    // SyncStep2 is the last of the answer and empty.
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) resolve()
    })
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
  })
  socket.send(Uint8Array.of(0, 0, 1, 0))
  await all
  socket.terminate()
}
