import { Router, type Request, type Response } from 'express'
import { boardPage, readingPage } from '../../../shared/wire/paths.ts'
import { newConnectionCounts } from '../../access/connectionCounts.ts'
import { CREDENTIAL } from '../../access/links.ts'
import type { Visitor } from '../../access/whoIs.ts'
import { readBoard } from '../../boards/boardRecord.ts'
import { noteVisit } from '../../boards/retention.ts'
import { newParticipantId } from '../../boards/randomId.ts'
import type { Installation } from '../../installation.ts'
import { recognise, unauthorised } from '../admit.ts'
import type { Allowances } from '../allowance.ts'
import { answerAsPage, languageFor, speak, spend } from '../answerProblems.ts'
import { only } from '../only.ts'
import { HttpProblem, problemBody } from '../problem.ts'
import { sendPage } from '../sendPage.ts'
import { sendCopy } from './copies.ts'
import { sendPicture } from './pictures.ts'

type ReadingRequest = Request<{ board: string; secret: string }>

/** Proxies and browsers let go of a line on which nothing is said. */
const HEARTBEAT = 20_000

/**
 * The page of a board for those who read, by the viewers' secret in its path: complete without script. Only that secret opens it: nobody
 * should learn to put a stronger one into an address that the server is told.
 */
export function readingRoutes(installation: Installation, allowances: Allowances): Router {
  const { config, records, reading } = installation
  const routes = Router({ strict: true })
  routes.use('/r', (request, _response, next) => {
    answerAsPage(request)
    spend(allowances, 'requests', request)
    next()
  })

  const admitReader = async (request: ReadingRequest): Promise<Visitor> => {
    const { board, secret } = request.params
    // Also who is not let in is told so in the board's language.
    const known = await readBoard(records, board)
    if (known) speak(request, known.record.language)
    const visitor = await recognise(installation, request, secret)
    if (visitor.role !== 'viewer' || visitor.person) throw unauthorised()
    return visitor
  }

  routes
    .route('/r/:board/:secret')
    .get((request, response) => {
      const { board, secret } = request.params
      if (!CREDENTIAL.test(secret)) throw new HttpProblem('notAuthorised')
      response.redirect(308, readingPage(encodeURIComponent(board), secret))
    })
    .all(only('GET'))

  routes
    .route('/r/:board/:secret/')
    .get(async (request, response) => {
      const { board, record } = await admitReader(request)
      const visited = config.readOnly ? record : await noteVisit(installation, board)
      if (!visited) throw new HttpProblem('boardGone')
      await sendPage(request, response, await reading.page(board, visited))
    })
    .all(only('GET'))

  // The board itself, by the same secret, behind the `#` again.
  routes
    .route('/r/:board/:secret/board')
    .get(async (request, response) => {
      await admitReader(request)
      response.set('Cache-Control', 'no-store').redirect(303, boardPage(request.params.board, request.params.secret))
    })
    .all(only('GET'))

  routes
    .route('/r/:board/:secret/pictures/:picture')
    .get(async (request, response) => {
      const { board } = await admitReader(request)
      await sendPicture(installation, { board, picture: request.params.picture, size: 'small' }, request, response)
    })
    .all(only('GET'))

  routes
    .route('/r/:board/:secret/files/:copy')
    .get(async (request, response) => {
      const { board } = await admitReader(request)
      await sendCopy(installation, board, request.params.copy, request, response)
    })
    .all(only('GET'))

  const open = newConnectionCounts()
  routes
    .route('/r/:board/:secret/news')
    .get(async (request, response) => {
      const visitor = await admitReader(request)
      const { connectionsPerBoard, connectionsPerAddress } = config.limits
      const keys = [visitor.board, request.ip ?? '']
      if (open.count(visitor.board) >= connectionsPerBoard || open.count(request.ip ?? '') >= connectionsPerAddress)
        throw new HttpProblem('tooManyReaders', {}, { 'Retry-After': '30' })
      for (const key of keys) open.add(key)
      tellNews(visitor, request, response, () => keys.forEach((key) => open.remove(key)))
    })
    .all(only('GET'))

  function tellNews(
    { board, credentialHash }: Visitor,
    request: ReadingRequest,
    response: Response,
    onEnd: () => void,
  ): void {
    const { clock, rooms } = installation
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
    response.flushHeaders()
    response.write('retry: 5000\n\n')
    const reader = {
      board,
      document: 'map',
      access: 'read',
      participant: newParticipantId(),
      credential: credentialHash,
    } as const
    let isOver = false
    const end = async (): Promise<void> => {
      // Why, in words, where it is for good; else the browser comes back by itself.
      const sentence = await admitReader(request).then(
        () => undefined,
        (error: unknown) =>
          error instanceof HttpProblem
            ? problemBody(error.code, languageFor(request), error.details).detail
            : undefined,
      )
      if (isOver) return
      stop()
      response.end(sentence === undefined ? undefined : `event: end\ndata: ${sentence.replaceAll('\n', ' ')}\n\n`)
    }
    const stopFollowing = rooms.follow(reader, () => void end())
    const stopWatching = reading.watch(
      board,
      async () => {
        const known = await readBoard(records, board)
        return known?.record.state === 'live' ? known.record : undefined
      },
      (version) => void response.write(`event: version\ndata: ${version}\n\n`),
    )
    let stopBeating = (): void => {}
    const beat = (): void => {
      response.write(':\n\n')
      stopBeating = clock.after(HEARTBEAT, beat)
    }
    stopBeating = clock.after(HEARTBEAT, beat)
    function stop(): void {
      if (isOver) return
      isOver = true
      request.socket.off('close', stop)
      stopFollowing()
      stopWatching()
      stopBeating()
      onEnd()
    }
    // A response that waits behind another one on its connection is never told that this has closed.
    response.once('close', stop)
    request.socket.once('close', stop)
    // The right may have been withdrawn while it was looked up.
    void admitReader(request).catch(() => end())
  }

  return routes
}
