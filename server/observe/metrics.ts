import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock, StorageHealth } from '../storage/ports.ts'
import type { SyncCount, SyncObserver } from '../sync/observe.ts'

/** What is asked for at the moment of a reading. */
export interface Gauges {
  readonly rooms: number
  /** Boards that somebody is on. */
  readonly boards: number
  readonly storage: StorageHealth
}

/** Counts and figures of this process; never a board, a person or an address. */
export interface Metrics {
  readonly sync: SyncObserver
  /** A request begins; what it answers is called with its status when it is over. */
  began(): (status: number) => void
  /** Resolves once no request is under way. */
  quiet(): Promise<void>
  text(gauges: Gauges): string
}

const STATES = ['ok', 'notSaving', 'refusing'] as const

export function createMetrics(clock: Pick<Clock, 'monotonic'>): Metrics {
  const startedAt = clock.monotonic()
  const counts = new Map<SyncCount, number>()
  const answers = new Map<string, number>()
  const waiting = new Set<() => void>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  let underWay = 0

  const count = (what: SyncCount): number => counts.get(what) ?? 0

  return {
    sync: { count: (what, by = 1) => void counts.set(what, count(what) + by) },
    began() {
      underWay++
      return (status) => {
        underWay--
        const kind = `${Math.floor(status / 100)}xx`
        answers.set(kind, (answers.get(kind) ?? 0) + 1)
        if (underWay === 0) for (const tell of [...waiting]) tell()
      }
    },
    quiet: () => (underWay === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(() => resolve()))),
    text({ rooms, boards, storage }) {
      const memory = process.memoryUsage()
      const cpu = process.cpuUsage()
      const lines = [
        ...metric('uptime_seconds', 'gauge', 'Since the start.', (clock.monotonic() - startedAt) / 1000),
        ...metric('sockets', 'gauge', 'Open sockets in rooms.', count('connected') - count('disconnected')),
        ...metric('boards_visited', 'gauge', 'Boards that somebody is on.', boards),
        ...metric('rooms', 'gauge', 'Documents in memory.', rooms),
        ...metric('storage_unsaved_bytes', 'gauge', 'Updates that wait for the disk.', storage.unsavedBytes),
        ...metric(
          'storage_state',
          'gauge',
          'One for the state that the storage is in.',
          new Map(STATES.map((state) => [`{state="${state}"}`, storage.state === state ? 1 : 0])),
        ),
        ...metric(
          'sync_total',
          'counter',
          'What happened in rooms, by kind.',
          new Map([...counts].sort().map(([what, n]) => [`{what="${what}"}`, n])),
        ),
        ...metric(
          'http_answers_total',
          'counter',
          'Answers to requests, by kind of status.',
          new Map([...answers].sort().map(([kind, n]) => [`{status="${kind}"}`, n])),
        ),
        ...metric('http_under_way', 'gauge', 'Requests under way.', underWay),
        ...metric('memory_bytes', 'gauge', 'Resident memory.', memory.rss),
        ...metric('heap_bytes', 'gauge', 'Used heap.', memory.heapUsed),
        ...metric('cpu_seconds_total', 'counter', 'Time on processors.', (cpu.user + cpu.system) / 1e6),
        ...metric(
          'event_loop_delay_seconds',
          'gauge',
          '99th percentile since the last reading.',
          delay.percentile(99) / 1e9,
        ),
      ]
      delay.reset()
      return `${lines.join('\n')}\n`
    },
  }
}

function metric(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  value: number | ReadonlyMap<string, number>,
): string[] {
  const full = `kaffeetisch_${name}`
  const values = typeof value === 'number' ? new Map([['', value]]) : value
  return [
    `# HELP ${full} ${help}`,
    `# TYPE ${full} ${type}`,
    ...[...values].map(([labels, n]) => `${full}${labels} ${n}`),
  ]
}
