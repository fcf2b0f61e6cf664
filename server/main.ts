import { fileURLToPath } from 'node:url'
import { readConfig, type Config } from './config.ts'
import { createCopyMaker } from './exporting/makeCopy.ts'
import { createPageMaker } from './exporting/makePage.ts'
import { createPictureMaker } from './exporting/makePicture.ts'
import { createSnapshotMaker } from './exporting/makeSnapshot.ts'
import { createFileReader } from './exporting/readFiles.ts'
import { createSmtpMailer } from './mail/smtpMailer.ts'
import { openLog } from './observe/log.ts'
import { CannotListen, startServer, type RunningServer } from './startServer.ts'
import { DataFolderInUse, DataFolderProblem } from './storage/errors.ts'
import { readingLinkOf } from '../shared/wire/paths.ts'
import { findPageScript } from './pageScript.ts'
import { readVersion } from './version.ts'

const EXIT = { ok: 0, wrong: 1, inUse: 3 } as const
/** Longer than a graceful stop takes; after it we go all the same. */
const STOP_DEADLINE = 5_500

const here = (relative: string): URL => new URL(relative, import.meta.url)
/** The sources can be run as they are (tsx); what is built lies flat in one folder. */
const fromSources = import.meta.url.endsWith('.ts')

function end(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

async function start(config: Config): Promise<void> {
  const log = openLog(config.logLevel)
  const pages = fileURLToPath(here(fromSources ? '../dist/client' : '../client'))
  const mailer = config.smtp && createSmtpMailer(config.smtp, log)
  const server = await startServer(config, {
    version: readVersion(),
    pages,
    compactionWorker: here(fromSources ? './sync/compactionWorker.ts' : './compactionWorker.js'),
    copyMaker: createCopyMaker({
      worker: here(fromSources ? './exporting/copyWorker.ts' : './copyWorker.js'),
      script: findPageScript(pages).text,
      timeLimit: config.limits.copySeconds * 1000,
    }),
    pictureMaker: createPictureMaker({
      worker: here(fromSources ? './exporting/pictureWorker.ts' : './pictureWorker.js'),
    }),
    snapshotMaker: createSnapshotMaker({
      worker: here(fromSources ? './exporting/snapshotWorker.ts' : './snapshotWorker.js'),
    }),
    pageMaker: createPageMaker({ worker: here(fromSources ? './exporting/pageWorker.ts' : './pageWorker.js') }),
    fileReader: createFileReader({ worker: here(fromSources ? './exporting/importWorker.ts' : './importWorker.js') }),
    mailer,
    log,
  }).catch((error: unknown) => {
    if (error instanceof DataFolderInUse) end(EXIT.inUse, error.message)
    if (error instanceof DataFolderProblem || error instanceof CannotListen) end(EXIT.wrong, error.message)
    throw error
  })
  stopGracefully(server, log)
  void mailer?.check()
  process.stdout.write(`Kaffeetisch listens on ${server.url}\n`)
  if (config.demo) await showDemo(server)
}

function stopGracefully(server: RunningServer, log: ReturnType<typeof openLog>): void {
  let stopping = false
  const stop = (code: number): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(EXIT.wrong), STOP_DEADLINE).unref()
    server.close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ error }, 'stopping failed')
        process.exit(EXIT.wrong)
      },
    )
  }
  process.on('SIGTERM', () => stop(EXIT.ok))
  process.on('SIGINT', () => stop(EXIT.ok))
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'something unforeseen; saving and ending')
    stop(EXIT.wrong)
  })
}

async function showDemo(server: RunningServer): Promise<void> {
  const { organiser, participant, viewer } = await server.createDemoBoard('de')
  process.stdout.write(
    [
      '',
      'A demo board is ready.',
      `  Organise   ${organiser}`,
      `  Take part  ${participant}`,
      `  Read       ${viewer}`,
      `  As a page  ${readingLinkOf(viewer)}`,
      '',
    ].join('\n'),
  )
}

const read = readConfig(process.argv.slice(2), process.env)
if (!read.ok) end(EXIT.wrong, read.sentence)
else if ('help' in read) process.stdout.write(`${read.help}\n`)
else await start(read.config)
