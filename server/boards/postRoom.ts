import { buffer } from 'node:stream/consumers'
import type { BoardId } from '../../shared/domain/board.ts'
import { resultMail } from '../../shared/language/resultMail.ts'
import type { Installation } from '../installation.ts'
import type { Letter } from '../mail/mailer.ts'
import { allPublications, keepPublication, publicationBlob, readPublication } from './publicationRecords.ts'
import { Recent } from './recent.ts'
import { changePerson, waitingForResult } from './roster.ts'

/** What became of letters. `later`: they are tried again. */
export interface Delivered {
  readonly sent: number
  readonly refused: number
  readonly later: number
}

export interface PostRoom {
  /** Sends the result to who waits for it. An address is forgotten as soon as its letter is on the way, or can never arrive. */
  deliver(board: BoardId): Promise<void>
  /** Of the last boards only. */
  delivered(board: BoardId): Delivered | undefined
  /** Tries again what is due, now and every hour. */
  start(): void
  stop(): void
}

interface PostOptions extends Pick<Installation, 'records' | 'blobs' | 'clock' | 'log' | 'mail'> {
  readonly timeZone: string
}

const HOUR = 60 * 60 * 1000
/** Of so many boards it is known what became of their letters. */
const REMEMBERED = 1_000
/** So long an address is kept that no letter can be brought to. */
const PATIENCE = 14 * 24 * HOUR

export function createPostRoom({ records, blobs, clock, log, mail, timeZone }: PostOptions): PostRoom {
  const counts = new Recent<BoardId, Delivered>(REMEMBERED)
  const rounds = new Map<BoardId, Promise<void>>()
  let cancel = (): void => {}
  let isStopped = false

  const letterFor = async (
    board: BoardId,
  ): Promise<{ readonly letter: Omit<Letter, 'to'>; readonly edition: number } | undefined> => {
    const known = await readPublication(records, board)
    if (known?.record.state !== 'published') return undefined
    const { title, language, link, nextDate, edition, files } = known.record
    const calendar = files.find(({ what }) => what === 'calendar')
    const file = calendar && (await blobs.get(publicationBlob(board, edition, calendar.name)))
    const letter = {
      ...resultMail({ title, language, link, nextDate, timeZone, toWhoAsked: true }),
      ...(file && { calendar: (await buffer(file.stream)).toString() }),
    }
    return { letter, edition }
  }

  /** An edition that was published meanwhile owes letters of its own. */
  const settle = async (board: BoardId, edition: number): Promise<void> => {
    const known = await readPublication(records, board)
    if (known?.record.lettersDue && known.record.edition === edition)
      await keepPublication(records, board, { ...known.record, lettersDue: false }, known.version)
  }

  /** Never two rounds at once: nobody gets a letter twice. */
  const deliver = (board: BoardId): Promise<void> => {
    const running = rounds.get(board)
    if (running) return running
    const round = sendAll(board).finally(() => rounds.delete(board))
    rounds.set(board, round)
    return round
  }

  const sendAll = async (board: BoardId): Promise<void> => {
    const due = await letterFor(board)
    if (!mail || !due) return
    const count = { sent: 0, refused: 0, later: 0 }
    for (const { ticketHash, person, address } of await waitingForResult(records, board)) {
      if (isStopped) return
      const delivery = await mail.send({ ...due.letter, to: address })
      count[delivery]++
      if (delivery !== 'later') await changePerson({ records }, board, ticketHash, person, { resultTo: null })
      counts.set(board, { ...count })
    }
    log.info({ board, ...count }, 'letters sent')
    if (count.later === 0) await settle(board, due.edition)
  }

  /** Nobody's address is kept for ever because somebody's mail server is gone. */
  const giveUp = async (board: BoardId, edition: number): Promise<void> => {
    for (const { ticketHash, person } of await waitingForResult(records, board))
      await changePerson({ records }, board, ticketHash, person, { resultTo: null })
    await settle(board, edition)
  }

  const goRound = async (): Promise<void> => {
    for (const { board, record } of await allPublications(records)) {
      if (isStopped || !record.lettersDue) continue
      await (clock.now() - record.at > PATIENCE ? giveUp(board, record.edition) : deliver(board))
    }
  }
  const again = (): void => {
    if (isStopped) return
    goRound()
      .catch((error: unknown) => log.error({ error }, 'letters that are due could not be sent'))
      .finally(() => {
        if (!isStopped) cancel = clock.after(HOUR, again)
      })
  }

  return {
    deliver,
    delivered: (board) => counts.get(board),
    start: again,
    stop() {
      isStopped = true
      cancel()
    },
  }
}
