import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { zipFiles } from '../../../../exports/zip/zipFiles.ts'
import type { Role } from '../../../../shared/domain/participant.ts'
import { api } from '../../../../shared/wire/paths.ts'
import type { CreateBoardAnswer, SessionAnswer } from '../../../../shared/wire/requests.ts'
import type { CopyMaker } from '../../../../server/exporting/makeCopy.ts'
import { readConfig } from '../../../../server/config.ts'
import { createPageMaker, type PageMaker } from '../../../../server/exporting/makePage.ts'
import { createPictureMaker } from '../../../../server/exporting/makePicture.ts'
import type { FileReader } from '../../../../server/exporting/readFiles.ts'
import type { Mailer } from '../../../../server/mail/mailer.ts'
import { createSnapshotMaker } from '../../../../server/exporting/makeSnapshot.ts'
import { openLog } from '../../../../server/observe/log.ts'
import { startServer } from '../../../../server/startServer.ts'
import type { Clock } from '../../../../server/storage/ports.ts'

const root = new URL('../../../../', import.meta.url)

export interface TestInstallation {
  readonly url: string
  readonly dataDir: string
  /** Saves and ends; the data folder stays for the next one. */
  close(): Promise<void>
  /** Asks as somebody with a secret or ticket. A string, bytes or undefined are sent as they are, anything else as JSON. */
  ask(
    method: string,
    path: string,
    credential?: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>
  createBoard(wanted?: Partial<{ title: string; language: 'de' | 'en'; template: string }>): Promise<TestBoard>
}
export interface TestBoard {
  readonly board: string
  readonly recoveryKey: string
  readonly secrets: Readonly<Record<Role, string>>
  session(credential: string, body?: unknown): Promise<SessionAnswer>
}

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly pages?: string
  readonly makeCopy?: CopyMaker['makeCopy']
  readonly readFile?: FileReader['readFile']
  readonly mailer?: Mailer
  readonly makePage?: PageMaker['makePage']
  readonly clock?: Clock
  /** A folder of an earlier one. */
  readonly dataDir?: string
}

/** A whole server in this process, with a data folder of its own, until the test ends. */
export async function openInstallation({
  env = {},
  pages,
  makeCopy,
  readFile,
  mailer,
  makePage,
  clock,
  dataDir = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-http-')),
}: Options = {}): Promise<TestInstallation> {
  const read = readConfig([], { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env })
  if (!read.ok || 'help' in read) throw new Error('this configuration is not one')
  const server = await startServer(read.config, {
    version: '0.0.0',
    pages: pages ?? path.join(dataDir, 'no-pages'),
    compactionWorker: new URL('dist/server/compactionWorker.js', root),
    copyMaker: {
      makeCopy: makeCopy ?? (() => Promise.reject(new Error('this test makes no copies'))),
      packFiles: ({ files, now }) => Promise.resolve(zipFiles(files, now)),
      close: async () => {},
    },
    pictureMaker: createPictureMaker({ worker: new URL('dist/server/pictureWorker.js', root) }),
    snapshotMaker: createSnapshotMaker({ worker: new URL('dist/server/snapshotWorker.js', root) }),
    pageMaker: makePage
      ? { makePage, close: async () => {} }
      : createPageMaker({ worker: new URL('dist/server/pageWorker.js', root) }),
    fileReader: {
      readFile: readFile ?? (() => Promise.reject(new Error('this test reads no files'))),
      close: async () => {},
    },
    log: openLog(read.config.logLevel),
    ...(mailer && { mailer }),
    ...(clock && { clock }),
  })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= server.close())
  onTestFinished(async () => {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const ask: TestInstallation['ask'] = (method, address, credential, body, headers = {}) =>
    fetch(server.url + address, {
      method,
      headers: {
        ...(credential !== undefined && { Authorization: `Bearer ${credential}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && {
        body:
          typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      }),
    })

  return {
    url: server.url,
    dataDir,
    close,
    ask,
    async createBoard(wanted = {}) {
      const answer = await ask('POST', api.boards, undefined, {
        title: 'Klima',
        language: 'de',
        template: 'blank',
        ...wanted,
      })
      const { board, links, recoveryKey }: CreateBoardAnswer = await answer.json()
      const secretOf = (link: string): string => new URL(link).hash.slice(1)
      return {
        board,
        recoveryKey,
        secrets: {
          organiser: secretOf(links.organiser),
          participant: secretOf(links.participant),
          viewer: secretOf(links.viewer),
        },
        session: (credential, body = {}) => bodyOf<SessionAnswer>(ask('POST', api.session(board), credential, body)),
      }
    },
  }
}

/** What a browser sends that has an answer and asks whether it still holds. Node's fetch would add no-cache by itself. */
export const revalidating = (known: Response): Record<string, string> => ({
  'If-None-Match': known.headers.get('etag') ?? '',
  'Cache-Control': 'max-age=0',
})

/** A JSON answer, taken at its word: the tests look at what is in it. */
export async function bodyOf<Body = Record<string, unknown>>(answer: Response | Promise<Response>): Promise<Body> {
  const body: Body = await (await answer).json()
  return body
}
