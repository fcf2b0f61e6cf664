import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '../test/support/seededRandom.ts'
import { startServer } from '../test/support/server.ts'
import { createSessionBoard } from '../test/support/sessionBoard.ts'
import { SessionReplay } from '../test/support/sessionReplay.ts'
import { readTrace } from '../test/support/sessionTrace.ts'
import { ensureBuild } from './ensureBuild.ts'

/**
 * A rehearsal: a server with one board, on which the eighteen people of the recorded session write, in their own time or `speed`
 * times as fast. Open a link and sit down with them: `npm run rehearse -- [speed]`, `PORT` as usual.
 */
const speed = Number(process.argv[2] ?? 1)
if (!(speed > 0)) {
  console.error('The speed is a number above 0: npm run rehearse -- 4')
  process.exit(1)
}
/** Pointers and letters are shown in steps of so many milliseconds. */
const STEP = 50

await ensureBuild()
const server = await startServer({ env: { PORT: process.env.PORT ?? '3000' } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.stop().then(() => process.exit(0)))
const random = seededRandom(1)
const board = await createSessionBoard(server.url, random)
for (const [role, link] of Object.entries(board.links)) console.log(`${role.padEnd(12)} ${link}`)

const replay = new SessionReplay(server, board, random)
const events = readTrace()
const begun = performance.now()
for (let at = 0; at < events.length; await wait(STEP)) {
  const now = (performance.now() - begun) * speed
  const next = events.findIndex(({ t }, i) => i >= at && t > now)
  const until = next < 0 ? events.length : next
  await replay.play(events.slice(at, until))
  at = until
}
console.log('The recorded session is over; the board stays until Ctrl+C.')
