import path from 'node:path'
import { LIMITS } from '../shared/domain/limits.ts'
import { isMailAddress } from '../shared/domain/mailAddress.ts'
import { SYNC_LIMITS, type SyncLimits } from './sync/limits.ts'
import type { RetentionBounds } from './boards/retention.ts'

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** How one installation is run. Everything comes from the environment; `--help` lists it. */
export interface Config {
  /** Undefined: every address of this machine. */
  readonly host: string | undefined
  /** 0 lets the machine choose a free one. */
  readonly port: number
  /** Without a slash at its end. Undefined: whatever address people used. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
  readonly logLevel: LogLevel
  /** How many proxies in front of us may be believed about the address of a visitor. */
  readonly trustedProxies: number
  readonly limits: ServerLimits
  readonly retention: RetentionBounds
  /** Undefined: no mail is sent. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined
  /** Undefined: figures are given to nobody. */
  readonly metricsToken: string | undefined
  /** Take no changes from anybody and change nothing in the data folder. */
  readonly readOnly: boolean
  /** Make a demo board at the start and print its links. */
  readonly demo: boolean
}

export interface ServerLimits {
  readonly boardsPerHour: number
  readonly failuresPerMinute: number
  readonly connectionsPerBoard: number
  readonly connectionsPerAddress: number
  readonly copiesWaiting: number
  readonly copySeconds: number
  readonly copiesPerBoard: number
  readonly snapshotsPerBoard: number
  readonly picturesPerBoard: number
  readonly pictureMegabytesPerBoard: number
  readonly picturesWaiting: number
  readonly peoplePerBoard: number
  readonly joinsPerMinute: number
  readonly requestsPerMinute: number
  /** What people may write and how fast; see SYNC_LIMITS. */
  readonly sync: Pick<
    SyncLimits,
    'frame' | 'syncStep2' | 'boardBytes' | 'ideas' | 'bytesPerSecond' | 'bytesBurst' | 'messagesPerSecond'
  >
  readonly unsavedBytes: number
}

interface Setting {
  readonly name: string
  readonly fallback: string
  readonly meaning: string
  /** What is wrong with a value, as the end of a sentence that starts with the name. */
  readonly wrong: (value: string) => string | undefined
}

const KIB = 1024
const MIB = 1024 * KIB

const anything = (): undefined => undefined
const wholeNumber =
  (least: number, most: number) =>
  (value: string): string | undefined =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`
const httpAddress = (value: string): string | undefined => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an address such as https://kaffeetisch.example.org'
  return url.pathname === '/' && !url.search && !url.hash ? undefined : 'must be an address without a path'
}
const notYet = (what: string) => (): string =>
  `is set, but this version keeps everything in DATA_DIR and cannot use ${what} yet; unset it to start`

const limit = (name: string, fallback: number, most: number, meaning: string): Setting => ({
  name,
  fallback: String(fallback),
  meaning,
  wrong: wholeNumber(1, most),
})

/** Every setting, in the order of `--help`. docs/operating.md lists the same ones; a test compares. */
export const SETTINGS = [
  { name: 'HOST', fallback: '', meaning: 'address to listen on; empty: all of this machine', wrong: anything },
  { name: 'PORT', fallback: '3000', meaning: 'port to listen on; 0: any free one', wrong: wholeNumber(0, 65_535) },
  {
    name: 'PUBLIC_URL',
    fallback: '',
    meaning: 'what people type to get here, used in links; empty: the address they came by',
    wrong: httpAddress,
  },
  { name: 'DATA_DIR', fallback: './data', meaning: 'folder of all boards; made if missing', wrong: anything },
  {
    name: 'DATABASE_URL',
    fallback: '',
    meaning: 'kept for a later version; must be unset',
    wrong: notYet('PostgreSQL'),
  },
  { name: 'REDIS_URL', fallback: '', meaning: 'kept for a later version; must be unset', wrong: notYet('Redis') },
  {
    name: 'SMTP_URL',
    fallback: '',
    meaning: 'mail server that sends results to those who asked for them; empty: none are sent',
    wrong: (value: string) =>
      /^smtps?:\/\/./.test(value) && URL.canParse(value) && new URL(value).hostname !== ''
        ? undefined
        : 'must be an address such as smtp://host:587',
  },
  {
    name: 'MAIL_FROM',
    fallback: '',
    meaning: 'whom these mails are from, such as Town Hall <hello@example.org>; needed with SMTP_URL',
    wrong: (value: string) =>
      isMailAddress(/^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value)
        ? undefined
        : 'must be a mail address, perhaps with a name before it: Town Hall <hello@example.org>',
  },
  {
    name: 'LOG_LEVEL',
    fallback: 'info',
    meaning: `one of ${LOG_LEVELS.join(', ')}; the log goes to standard error`,
    wrong: (value: string) =>
      LOG_LEVELS.some((level) => level === value) ? undefined : `must be one of ${LOG_LEVELS.join(', ')}`,
  },
  {
    name: 'TRUSTED_PROXIES',
    fallback: '0',
    meaning: 'how many proxies stand in front and set X-Forwarded-For',
    wrong: wholeNumber(0, 10),
  },
  limit('LIMIT_BOARDS_PER_HOUR', 100, 1_000_000, 'boards that one address may create in an hour'),
  limit('LIMIT_JOINS_PER_MINUTE', 300, 1_000_000, 'new people from one address in a minute; an office may share one'),
  limit('LIMIT_REQUESTS_PER_MINUTE', 3_000, 10_000_000, 'requests to the API from one address in a minute'),
  limit('LIMIT_FAILURES_PER_MINUTE', 20, 1_000_000, 'wrong links or tickets from one address before it has to wait'),
  limit(
    'LIMIT_CONNECTIONS_PER_BOARD',
    LIMITS.connectionsPerBoard * 2,
    100_000,
    'open sockets on one board; a visitor has two',
  ),
  limit('LIMIT_CONNECTIONS_PER_ADDRESS', 2_400, 100_000, 'open sockets from one address; an office may share one'),
  limit('LIMIT_PEOPLE_PER_BOARD', 5_000, 100_000, 'people that one board remembers'),
  limit('LIMIT_COPIES_WAITING', 20, 1_000, 'copies (PDF, PNG …) that may wait while one is made'),
  limit('LIMIT_COPY_SECONDS', 30, 600, 'time that making one copy may take'),
  limit('LIMIT_COPIES_PER_BOARD', 200, 10_000, 'copies kept for one board'),
  {
    name: 'LIMIT_SNAPSHOTS_PER_BOARD',
    fallback: '100',
    meaning: 'earlier states kept of one map; beyond it those between are thinned out',
    wrong: wholeNumber(3, 10_000),
  },
  limit('LIMIT_PICTURES_PER_BOARD', 500, 10_000, 'pictures kept for one board'),
  limit('LIMIT_PICTURE_MEGABYTES_PER_BOARD', 200, 100_000, 'megabytes that the pictures of one board may take'),
  limit('LIMIT_PICTURES_WAITING', 16, 1_000, 'pictures that may be on their way in, half of them to one board'),
  limit(
    'LIMIT_BOARD_MEGABYTES',
    SYNC_LIMITS.boardBytes / MIB,
    256,
    'size of a board in MiB, and of what a browser brings back',
  ),
  limit(
    'LIMIT_IDEAS_PER_BOARD',
    SYNC_LIMITS.ideas,
    1_000_000,
    'ideas of a board; deleted ones count, for they can be restored',
  ),
  limit(
    'LIMIT_FRAME_KILOBYTES',
    SYNC_LIMITS.frame / KIB,
    65_536,
    'one message of a browser in KiB; a larger one ends its line',
  ),
  limit(
    'LIMIT_KILOBYTES_PER_SECOND',
    SYNC_LIMITS.bytesPerSecond / KIB,
    65_536,
    'writing of one line in KiB; beyond it is read later',
  ),
  limit(
    'LIMIT_MESSAGES_PER_SECOND',
    SYNC_LIMITS.messagesPerSecond,
    10_000,
    'messages of one line; beyond it is read later',
  ),
  limit('LIMIT_UNSAVED_MEGABYTES', 64, 4_096, 'what may wait in memory for a disk that refuses, in MiB'),
  limit('RETENTION_DAYS', LIMITS.retentionDays, 3_650, 'days without a visit after which a board is erased'),
  limit('RETENTION_DAYS_MOST', 365, 36_500, 'the longest that an organiser may choose'),
  {
    name: 'METRICS_TOKEN',
    fallback: '',
    meaning: 'who shows it as Bearer gets /metrics; empty: nobody does',
    wrong: (value: string) =>
      /^[\w.~+/=-]{16,200}$/.test(value) ? undefined : 'must be 16 letters, digits or signs or more',
  },
] as const satisfies readonly Setting[]
type SettingName = (typeof SETTINGS)[number]['name']

function syncLimits(number: (name: SettingName) => number): ServerLimits['sync'] {
  const boardBytes = number('LIMIT_BOARD_MEGABYTES') * MIB
  const bytesPerSecond = number('LIMIT_KILOBYTES_PER_SECOND') * KIB
  return {
    boardBytes,
    // Everybody must be able to bring back a board that the server has lost.
    syncStep2: boardBytes,
    frame: Math.min(number('LIMIT_FRAME_KILOBYTES') * KIB, boardBytes),
    ideas: number('LIMIT_IDEAS_PER_BOARD'),
    bytesPerSecond,
    bytesBurst: (bytesPerSecond * SYNC_LIMITS.bytesBurst) / SYNC_LIMITS.bytesPerSecond,
    messagesPerSecond: number('LIMIT_MESSAGES_PER_SECOND'),
  }
}

export const help = (): string => {
  const width = Math.max(...SETTINGS.map((setting) => setting.name.length)) + 2
  const line = ({ name, meaning, fallback }: Setting): string =>
    `  ${name.padEnd(width)}${meaning}${fallback ? ` (default ${fallback})` : ''}`
  return [
    'Kaffeetisch, the collaborative mind map for facilitated sessions',
    '',
    'Options',
    `  ${'--demo'.padEnd(width)}make a demo board at the start and print its links`,
    `  ${'--read-only'.padEnd(width)}let people read and take no changes; nothing is written, also on a disk that cannot be`,
    `  ${'--help'.padEnd(width)}print this and end`,
    '',
    'Environment',
    ...SETTINGS.map(line),
  ].join('\n')
}

export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: true; readonly help: string }
  | { readonly ok: false; readonly sentence: string }

/** Reads arguments and environment, or says in one sentence what is wrong. An empty variable counts as unset. */
export function readConfig(args: readonly string[], env: Readonly<Record<string, string | undefined>>): ReadConfig {
  if (args.includes('--help') || args.includes('-h')) return { ok: true, help: help() }
  const unknown = args.find((arg) => arg !== '--demo' && arg !== '--read-only')
  if (unknown !== undefined)
    return { ok: false, sentence: `There is no option ${unknown}; --help lists what there is.` }
  const [demo, readOnly] = [args.includes('--demo'), args.includes('--read-only')]
  if (demo && readOnly)
    return { ok: false, sentence: '--demo makes a board, which --read-only forbids; leave one of them out.' }

  const setting = (name: SettingName): string => env[name] || (SETTINGS.find((s) => s.name === name)?.fallback ?? '')
  for (const { name, wrong } of SETTINGS) {
    const value = env[name]
    const problem = value ? wrong(value) : undefined
    if (problem !== undefined) return { ok: false, sentence: `${name} ${problem}.` }
  }
  const [smtpUrl, from] = [setting('SMTP_URL'), setting('MAIL_FROM')]
  if (smtpUrl && !from)
    return { ok: false, sentence: 'SMTP_URL is set, but nobody knows whom mails are from; set MAIL_FROM, too.' }
  const number = (name: SettingName): number => Number(setting(name))
  return {
    ok: true,
    config: {
      host: setting('HOST') || undefined,
      port: number('PORT'),
      publicUrl: setting('PUBLIC_URL').replace(/\/$/, '') || undefined,
      dataDir: path.resolve(setting('DATA_DIR')),
      logLevel: LOG_LEVELS.find((level) => level === setting('LOG_LEVEL')) ?? 'info',
      trustedProxies: number('TRUSTED_PROXIES'),
      limits: {
        boardsPerHour: number('LIMIT_BOARDS_PER_HOUR'),
        failuresPerMinute: number('LIMIT_FAILURES_PER_MINUTE'),
        connectionsPerBoard: number('LIMIT_CONNECTIONS_PER_BOARD'),
        connectionsPerAddress: number('LIMIT_CONNECTIONS_PER_ADDRESS'),
        copiesWaiting: number('LIMIT_COPIES_WAITING'),
        copySeconds: number('LIMIT_COPY_SECONDS'),
        copiesPerBoard: number('LIMIT_COPIES_PER_BOARD'),
        snapshotsPerBoard: number('LIMIT_SNAPSHOTS_PER_BOARD'),
        picturesPerBoard: number('LIMIT_PICTURES_PER_BOARD'),
        pictureMegabytesPerBoard: number('LIMIT_PICTURE_MEGABYTES_PER_BOARD'),
        picturesWaiting: number('LIMIT_PICTURES_WAITING'),
        peoplePerBoard: number('LIMIT_PEOPLE_PER_BOARD'),
        joinsPerMinute: number('LIMIT_JOINS_PER_MINUTE'),
        requestsPerMinute: number('LIMIT_REQUESTS_PER_MINUTE'),
        sync: syncLimits(number),
        unsavedBytes: number('LIMIT_UNSAVED_MEGABYTES') * MIB,
      },
      retention: {
        days: number('RETENTION_DAYS'),
        least: 1,
        most: Math.max(number('RETENTION_DAYS'), number('RETENTION_DAYS_MOST')),
      },
      smtp: smtpUrl ? { url: smtpUrl, from } : undefined,
      metricsToken: setting('METRICS_TOKEN') || undefined,
      readOnly,
      demo,
    },
  }
}
