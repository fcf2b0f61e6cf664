import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { watchLinkEnds } from './access/reviewVisits.ts'
import { watchClosings } from './boards/closeSession.ts'
import { createClosings } from './boards/closings.ts'
import { createCopyDesk } from './boards/copyDesk.ts'
import { createImportDesk } from './boards/importDesk.ts'
import { createBoard } from './boards/createBoard.ts'
import { finishErasures } from './boards/eraseBoard.ts'
import { createPictureDesk } from './boards/pictureDesk.ts'
import { createSnapshotDesk } from './boards/snapshotDesk.ts'
import { freezeWritten } from './boards/freezeWritten.ts'
import { watchBoards } from './boards/boardWatch.ts'
import { createPublicationDesk } from './boards/publicationDesk.ts'
import { createReadingDesk } from './boards/readingDesk.ts'
import type { Config } from './config.ts'
import { createHttpApp } from './http/createHttpApp.ts'
import { findPageScript } from './pageScript.ts'
import { createDoor } from './http/door.ts'
import { createAllowances } from './http/allowance.ts'
import { linksOf } from './http/routes/links.ts'
import type { CopyMaker } from './exporting/makeCopy.ts'
import type { PageMaker } from './exporting/makePage.ts'
import type { PictureMaker } from './exporting/makePicture.ts'
import type { SnapshotMaker } from './exporting/makeSnapshot.ts'
import type { FileReader } from './exporting/readFiles.ts'
import type { Installation } from './installation.ts'
import type { Log } from './observe/log.ts'
import type { Mailer } from './mail/mailer.ts'
import { createMetrics } from './observe/metrics.ts'
import { startSweeping } from './retention/sweep.ts'
import { openEmbeddedStorage } from './storage/embedded/openEmbeddedStorage.ts'
import { openReadOnlyStorage } from './storage/embedded/openReadOnlyStorage.ts'
import { codeOf } from './storage/errors.ts'
import type { Clock, StorageNotice } from './storage/ports.ts'
import { systemClock } from './storage/systemClock.ts'
import { createWorkerCompactor } from './sync/compactor.ts'
import { createRooms } from './sync/rooms.ts'
import type { BoardLinks } from '../shared/wire/requests.ts'
import type { Language } from '../shared/domain/mindMap.ts'

/** Where things are, which differs between the built server and its sources. */
export interface Surroundings {
  readonly version: string
  /** The folder of the built pages. */
  readonly pages: string
  readonly compactionWorker: URL
  readonly copyMaker: CopyMaker
  readonly pictureMaker: PictureMaker
  readonly snapshotMaker: SnapshotMaker
  readonly pageMaker: PageMaker
  readonly fileReader: FileReader
  /** Undefined: no mail is sent. */
  readonly mailer?: Mailer | undefined
  readonly log: Log
  /** The clock of this machine, but for tests about time. */
  readonly clock?: Clock
}

export interface RunningServer {
  /** What to type into a browser on this machine. */
  readonly url: string
  createDemoBoard(language: Language): Promise<BoardLinks>
  /** Saves, says goodbye to everybody, lets go of the data folder. At most about five seconds. */
  close(): Promise<void>
}

/** The server could not listen. The message is a sentence for the terminal. */
export class CannotListen extends Error {}

const CLOSE_DEADLINE = 3_500
/** Requests that are under way when we stop have so long to be answered. */
const LAST_ANSWERS = 500

/** Puts the parts together: the only place that knows which storage stands behind the ports. */
export async function startServer(
  config: Config,
  {
    version,
    pages,
    compactionWorker,
    copyMaker,
    pictureMaker,
    snapshotMaker,
    fileReader,
    mailer,
    pageMaker,
    log,
    clock = systemClock,
  }: Surroundings,
): Promise<RunningServer> {
  const metrics = createMetrics(clock)
  const { readOnly } = config
  const observe = (notice: StorageNotice): void => log.warn({ ...notice }, 'storage')
  const storage = readOnly
    ? await openReadOnlyStorage(config.dataDir, { observe })
    : await openEmbeddedStorage(config.dataDir, { clock, observe, mostUnsavedBytes: config.limits.unsavedBytes })
  const { log: updates, records, blobs } = storage
  const compactor = createWorkerCompactor(compactionWorker)
  const closings = createClosings(clock)
  const rooms = createRooms({
    log: updates,
    compactor,
    clock,
    limits: { ...config.limits.sync, connectionsPerBoard: config.limits.connectionsPerBoard },
    observe: metrics.sync,
    readOnly,
    closingOf: closings.now,
  })
  const desks = { records, updates, rooms, blobs, clock, log, limits: config.limits }
  const copies = createCopyDesk({ ...desks, makeCopy: copyMaker.makeCopy })
  const pictures = createPictureDesk({ ...desks, makePicture: pictureMaker.makePicture })
  const mail = readOnly ? undefined : mailer
  const imports = createImportDesk({ readFile: fileReader.readFile, log })
  const snapshots = createSnapshotDesk({
    ...desks,
    readOnly,
    maker: snapshotMaker,
    people: (board) => watch.people(board),
  })
  const watch = watchBoards({
    ...desks,
    freeze: (board) => freezeWritten({ ...desks, snapshots }, board),
  })
  const pageScript = findPageScript(pages)
  const reading = createReadingDesk({
    ...{ records, rooms, clock, log },
    retention: config.retention,
    makePage: pageMaker.makePage,
    script: pageScript.address,
  })
  const publications = createPublicationDesk({
    ...desks,
    ...{ copies, snapshots, mail },
    packFiles: copyMaker.packFiles,
    makePage: pageMaker.makePage,
    script: pageScript.address,
  })
  const installation: Installation = {
    ...{ config, records, updates, blobs, rooms, closings, clock, log, metrics, version },
    ...{ copies, pictures, imports, reading, snapshots, publications, mail },
  }

  const closeStorage = async (): Promise<void> => {
    // It ends when those who draw for it do.
    const published = publications.close()
    await rooms.close()
    const helpers = [compactor, copyMaker, pictureMaker, pageMaker, snapshotMaker, fileReader]
    await Promise.all([...helpers, ...(mailer ? [mailer] : [])].map((helper) => helper.close()))
    await published
    const { unsavedBytes } = await storage.close({ deadlineMs: CLOSE_DEADLINE })
    if (unsavedBytes > 0) log.error({ unsavedBytes }, 'stopped with unsaved updates; browsers still keep them')
  }

  if (!readOnly) {
    await finishErasures(installation)
    await publications.start()
    await snapshots.start()
  }
  const allowances = createAllowances(clock, config.limits)
  const app = createHttpApp(installation, { pages, allowances })
  const door = createDoor(installation, allowances)
  const server = createServer({ connectionsCheckingInterval: 5_000 }, app)
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.on('upgrade', (request, socket, head) => door.upgrade(request, socket, head))
  const port = await listen(server, config).catch(async (error: unknown) => {
    await closeStorage()
    throw error
  })
  const url = `http://${hostInAddress(config.host)}:${port}`
  const stops = [watchLinkEnds(installation), watchClosings(installation)]
  const sweeper = readOnly ? undefined : startSweeping(installation, config.retention)
  const swept = sweeper?.sweep().catch((error: unknown) => log.error({ error }, 'sweeping failed'))

  return {
    url,
    createDemoBoard: async (language) => {
      const { board, secrets } = await createBoard(installation, {
        title: DEMO_TITLE[language],
        language,
        template: 'demo',
      })
      return linksOf(config.publicUrl ?? url, board, secrets)
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      door.close()
      for (const stop of stops) stop()
      watch.stop()
      sweeper?.stop()
      await Promise.race([
        Promise.all([swept, metrics.quiet()]),
        new Promise((resolve) => clock.after(LAST_ANSWERS, () => resolve(undefined))),
      ])
      await closeStorage()
      server.closeAllConnections()
      await closed
    },
  }
}

const DEMO_TITLE: Readonly<Record<Language, string>> = {
  de: 'Regionalgespräch (Beispiel)',
  en: 'Regional meeting (example)',
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
  server.listen({ port, ...(host !== undefined && { host }) })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new CannotListen(whyNot(codeOf(error), port, host))
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

function whyNot(code: string, port: number, host: string | undefined): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
  if (code === 'EACCES')
    return `Port ${port} may only be used by an administrator. Choose one from 1024 upwards: PORT=3000 npm start`
  return `Cannot listen on ${host ?? 'this machine'} port ${port} (${code}). Check HOST and PORT.`
}

const hostInAddress = (host: string | undefined): string => {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
