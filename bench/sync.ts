import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { startOfficial, startOurs, type BenchServer } from './sync/servers.ts'
import { makeStorm, runStorm, type StormResult } from './sync/storm.ts'

/**
 * `npx tsx bench/sync.ts`: a storm of 20,000 small updates from 18 clients, against the official y-websocket server, interleaved in the
 * same run. Read the ratios: they travel between machines, the numbers do not. CLIENTS, UPDATES, ROUNDS and PORT may be set.
 */
const clients = setting('CLIENTS', 18)
const updates = setting('UPDATES', 20_000)
const rounds = setting('ROUNDS', 5)
const port = setting('PORT', 4125)

const storm = makeStorm(clients, updates)
const ours = await startOurs(port)
const official = await startOfficial(port + 1)
const results = new Map<BenchServer, StormResult[]>([
  [official, []],
  [ours, []],
])
try {
  for (let round = 0; round <= rounds; round++) {
    for (const [server, list] of results) {
      const result = await runStorm(server, storm, server === ours)
      if (round > 0) list.push(result) // the first warms up
    }
  }
} finally {
  await Promise.all([ours.stop(), official.stop()])
}

const median = (of: (result: StormResult) => number, server: BenchServer) => {
  const sorted = (results.get(server) ?? []).map(of).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
const row = (server: BenchServer) => ({
  updatesPerSecond: Math.round(median((r) => r.updatesPerSecond, server)),
  durablePerSecond: Math.round(median((r) => r.durablePerSecond ?? 0, server)) || 'cannot tell',
  cpuMsPerThousand: Number(median((r) => r.cpuPerThousand, server).toFixed(1)),
  megabytesSent: Number(median((r) => r.megabytesSent, server).toFixed(1)),
})
const speed = median((r) => r.updatesPerSecond, ours) / median((r) => r.updatesPerSecond, official)
const cpu = median((r) => r.cpuPerThousand, ours) / median((r) => r.cpuPerThousand, official)
const table = { [official.name]: row(official), [ours.name]: row(ours) }
console.table(table)
console.log(
  `updates/s: ${speed.toFixed(1)} × the official server's; processor time: ${cpu.toFixed(3)} × (1/${(1 / cpu).toFixed(1)})`,
)

const folder = path.resolve(import.meta.dirname, '../.cache/bench')
await mkdir(folder, { recursive: true })
const report = {
  clients,
  updates: storm.updates,
  rounds,
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
}
await writeFile(path.join(folder, 'sync.json'), JSON.stringify({ ...report, table, ratios: { speed, cpu } }, null, 2))

function setting(name: string, fallback: number): number {
  const given = Number(process.env[name] ?? fallback)
  if (!Number.isInteger(given) || given < 1) throw new Error(`${name} must be a whole number`)
  return given
}
