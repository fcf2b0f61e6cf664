import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { machine, median } from './machine.ts'
import { coldOpen, joiners, manyRooms } from './sync/boards.ts'
import type { Figures, Scenario } from './sync/scenario.ts'
import {
  hasHocuspocus,
  startCeiling,
  startHocuspocus,
  startOfficial,
  startOurs,
  type BenchServer,
  type StartServer,
} from './sync/servers.ts'
import { session } from './sync/session.ts'
import { storm } from './sync/storm.ts'

/**
 * `npm run bench:sync [-- scenario …]`: our server beside the official y-websocket server, beside Hocuspocus if it is installed
 * (`PEERS=<folder with node_modules>`), and beside plain `ws`, which does nothing but carry. All take turns in the same run, each in a
 * process of its own, ours with the log on disk. Read the ratios: they travel between machines, the numbers do not. PORT may be set.
 */
const scenarios: readonly Scenario[] = [
  storm,
  session({ people: 100, writers: 20, keystrokesPerSecond: 4, cursors: 20, movesPerSecond: 10, rounds: 2 }),
  session({ people: 300, writers: 30, keystrokesPerSecond: 2, cursors: 30, movesPerSecond: 10, rounds: 2 }),
  session({ people: 1_000, writers: 40, keystrokesPerSecond: 1, cursors: 20, movesPerSecond: 5, rounds: 1 }),
  joiners,
  coldOpen,
  manyRooms,
]
const servers: readonly StartServer[] = [
  startCeiling,
  startOfficial,
  ...(hasHocuspocus ? [startHocuspocus] : []),
  startOurs,
]

/** A busy machine gets fewer rounds, so that the whole stays within minutes. */
const ROUNDS_WITHIN = 35_000

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !scenarios.some((scenario) => scenario.name === name))
if (unknown !== undefined) {
  console.error(`There is no scenario ${unknown}; there are ${scenarios.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}
const firstPort = Number(process.env['PORT'] ?? 4125)
if (!hasHocuspocus) console.log('Hocuspocus is not installed: left out (see docs/performance.md).')

const report: Record<string, Record<string, Figures | string>> = {}
for (const scenario of scenarios) {
  if (asked.length > 0 && !asked.includes(scenario.name)) continue
  console.log(`\n${scenario.name}: ${scenario.what}`)
  report[scenario.name] = await run(scenario)
  console.table(report[scenario.name])
}
console.log(machine())
const folder = path.resolve(import.meta.dirname, '../.cache/bench')
await mkdir(folder, { recursive: true })
const file = path.join(folder, asked.length > 0 ? `sync-${asked.join('-')}.json` : 'sync.json')
await writeFile(file, JSON.stringify({ machine: machine(), at: new Date().toISOString(), report }, null, 2))
console.log(file)
process.exit(0)

/** Whoever fails drops out of the scenario, and why stands in his place. */
async function run({ prepare, rounds, warmsUp }: Scenario): Promise<Record<string, Figures | string>> {
  const round = prepare()
  const results = new Map<BenchServer, Figures[]>()
  const failed = new Map<BenchServer, string>()
  for (const [i, open] of servers.entries()) results.set(await open(firstPort + i), [])
  const start = performance.now()
  for (let number = warmsUp ? 0 : 1; number <= rounds; number++) {
    if (number > 1 && performance.now() - start > ROUNDS_WITHIN) break
    for (const [server, list] of results) {
      if (failed.has(server)) continue
      try {
        const figures = await round(server, number === 0)
        if (number > 0) list.push(figures)
      } catch (error) {
        failed.set(server, error instanceof Error ? error.message : 'failed')
      }
    }
  }
  await Promise.all([...results.keys()].map((server) => server.stop()))
  return Object.fromEntries(
    [...results].map(([server, list]) => [server.name, failed.get(server) ?? middleOf(list)] as const),
  )
}

function middleOf(list: readonly Figures[]): Figures {
  const names = Object.keys(list[0] ?? {})
  return Object.fromEntries(
    names.map((name) => [name, Number(median(list.map((figures) => figures[name] ?? 0)).toPrecision(3))]),
  )
}
