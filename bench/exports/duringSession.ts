import { ensureBuild } from '../../scripts/ensureBuild.ts'
import { machine, median } from '../machine.ts'
import { boardOf } from '../mapPage.ts'
import { benchTree } from '../mapTree.ts'
import { startOurs } from '../sync/servers.ts'
import { session } from '../sync/session.ts'
import { askForCopy } from './askForCopy.ts'

const PORT = 4871
const ROUNDS = 5
const crowd = session({ people: 30, writers: 18, keystrokesPerSecond: 4, cursors: 6, movesPerSecond: 10, rounds: 1 })

/** How long words take to arrive while posters of the largest map are made, one after the other, taking turns with rest. */
export async function measureDuringSession(onEnd: (end: () => unknown) => void): Promise<void> {
  await ensureBuild()
  const server = await startOurs(PORT)
  onEnd(server.stop)
  const url = `http://127.0.0.1:${PORT}`
  const round = crowd.prepare()
  const rest: number[] = []
  const busy: number[] = []
  const boards = []
  for (let i = 0; i < 3 * ROUNDS; i++) boards.push(await boardOf(url, benchTree(10_000)))
  await round(server, true)
  let made = 0
  for (let i = 0; i < ROUNDS; i++) {
    rest.push((await round(server, false))['p95 ms'] ?? Number.NaN)
    let goesOn = true
    const copies = (async () => {
      for (const board of boards.splice(0, 3)) {
        if (!goesOn) return
        await askForCopy(url, board, { format: 'pdf' })
        made++
      }
    })()
    busy.push((await round(server, false))['p95 ms'] ?? Number.NaN)
    goesOn = false
    await copies
  }
  console.log(
    `\n30 people, 18 of whom type; posters of 10,000 ideas beside (${made} in ${ROUNDS} rounds; ${machine()})\n`,
  )
  console.log('| p95 of a letter | at rest | with copies | ratio |\n| --- | --- | --- | --- |')
  console.log(
    `| median of ${ROUNDS} | ${median(rest).toFixed(1)} ms | ${median(busy).toFixed(1)} ms | ${(median(busy) / median(rest)).toFixed(2)} |`,
  )
}
