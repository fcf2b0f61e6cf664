import type { BoardId } from '../../shared/domain/board.ts'
import type { Json } from '../storage/ports.ts'
import { BOARDS, readBoard } from '../boards/boardRecord.ts'
import { keepClosing } from '../boards/keepClosing.ts'
import { eraseBoard, finishErasures } from '../boards/eraseBoard.ts'
import { erasedAt, noteVisit, type RetentionBounds } from '../boards/retention.ts'
import type { Installation } from '../installation.ts'
import { dropPictures } from './dropPictures.ts'

type Means = Pick<Installation, 'records' | 'updates' | 'blobs' | 'rooms' | 'snapshots' | 'clock' | 'log'>

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** How often boards whose time has come are looked for. */
const EVERY = HOUR
/** A clock that was set, or a server that stood still: for so long nothing is erased, so that somebody may notice. */
const GRACE = DAY
const TRUSTED_DRIFT = 6 * HOUR
/** Without a visit the map does not change: after so long its files have been looked at often enough. */
const SETTLED = 14 * DAY
const HEARTBEAT = 'retention/heartbeat'

export interface Sweeper {
  /** One round now; answers how many boards were erased. */
  sweep(): Promise<number>
  stop(): void
}

/**
 * Erases boards that nobody has visited for as long as they were to be kept, pictures that no idea bears any more, and what is left of snapshots that were let go. Everything else it does is to mistrust the clock: a board
 * erased because somebody's clock said 2036 does not come back.
 */
export function startSweeping(means: Means, bounds: RetentionBounds): Sweeper {
  const { records, rooms, clock, log } = means
  let last: { readonly wall: number; readonly monotonic: number } | undefined
  let trustedFrom = clock.monotonic()
  /** When the pictures and snapshots of a board were last looked at. */
  const looked = new Map<BoardId, number>()
  const startedAt = clock.monotonic()
  let cancel = (): void => {}
  let stopped = false

  /** The clock on the wall must have moved as the one that nobody can set; across a restart, by no more than a day and never back. */
  const lookAtClock = async (): Promise<void> => {
    const wall = clock.now()
    const monotonic = clock.monotonic()
    const before = last ? last.wall : heartbeatIn((await records.get(HEARTBEAT))?.value)
    const passed = last ? monotonic - last.monotonic : undefined
    const moved = before === undefined ? 0 : wall - before
    const jumped =
      passed === undefined ? moved < -TRUSTED_DRIFT || moved > GRACE : Math.abs(moved - passed) > TRUSTED_DRIFT
    if (jumped) {
      trustedFrom = monotonic + GRACE
      log.warn(
        { hours: Math.round(moved / HOUR) },
        'the clock has jumped or the server stood still; nothing is erased for a day',
      )
    }
    last = { wall, monotonic }
    await records.put(HEARTBEAT, { at: wall }, 'any')
  }

  /** Once a day, while nobody is there. */
  const tidyBoard = async (board: BoardId, visitedAt: number): Promise<void> => {
    const now = clock.monotonic()
    const last = looked.get(board)
    // A start is in a hurry.
    if (last === undefined ? now - startedAt < EVERY : now - last < DAY) return
    if (clock.now() - visitedAt >= SETTLED) return void looked.delete(board)
    looked.set(board, now)
    await means.snapshots.tidy(board)
    const dropped = await dropPictures(means, board)
    if (dropped > 0) log.info({ board, dropped }, 'pictures dropped that no idea has borne for a week')
  }

  const sweep = async (): Promise<number> => {
    await lookAtClock()
    await finishErasures(means)
    if (clock.monotonic() < trustedFrom) return 0
    const visited = rooms.boards()
    let erased = 0
    for (const { key } of await records.scan(BOARDS)) {
      const board = key.slice(BOARDS.length)
      try {
        if (visited.has(board)) await noteVisit(means, board)
        const known = await readBoard(records, board)
        if (known?.record.state !== 'live') continue
        if (clock.now() < erasedAt(known.record, bounds)) {
          await keepClosing(means, board)
          if (!visited.has(board)) await tidyBoard(board, known.record.visitedAt)
          continue
        }
        await eraseBoard(means, board)
        looked.delete(board)
        erased++
      } catch (error) {
        log.error({ error, board }, 'a board or pictures of it could not be erased; it is tried again')
      }
    }
    if (erased > 0) log.info({ erased }, 'boards erased because nobody has visited them')
    return erased
  }

  const again = (): void => {
    if (stopped) return
    cancel = clock.after(EVERY, () => {
      sweep()
        .catch((error: unknown) => log.error({ error }, 'sweeping failed'))
        .finally(again)
    })
  }
  again()
  return {
    sweep,
    stop() {
      stopped = true
      cancel()
    },
  }
}

const heartbeatIn = (value: Json | undefined): number | undefined =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' ? value.at : undefined
