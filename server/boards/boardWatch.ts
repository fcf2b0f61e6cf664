import type { BoardId } from '../../shared/domain/board.ts'
import type { SnapshotCard } from '../../shared/domain/snapshot.ts'
import type { Installation } from '../installation.ts'
import { BoardErased } from '../storage/errors.ts'
import { SnapshotRefused } from './snapshotDesk.ts'

type People = SnapshotCard['people']

interface WatchOptions extends Pick<Installation, 'rooms' | 'clock' | 'log'> {
  /** Freezes the map of a board. */
  readonly freeze: (board: BoardId) => Promise<unknown>
}

export interface BoardWatch {
  /** The most who were on the board at the same time since this was last asked for. */
  people(board: BoardId): People
  stop(): void
}

/** So long people write before their map is frozen once more. */
const EVERY = 5 * 60_000
/** When the last one has left it is frozen earlier, and not at once: whoever loads the page anew has not left. */
const AFTER_LEAVING = 30_000
const AGAIN = 60_000

/** Watches who is on which board and where something is written, and has the maps frozen that change. Of a board where nothing happens it keeps nothing. */
export function watchBoards({ rooms, clock, log, freeze }: WatchOptions): BoardWatch {
  const seen = new Map<BoardId, People>()
  const due = new Map<BoardId, { readonly at: number; readonly cancel: () => void }>()

  const here = (board: BoardId): People => {
    const people = new Map(rooms.present(board).map(({ participant, role }) => [participant, role]))
    const count = (role: string): number => [...people.values()].filter((one) => one === role).length
    return { organisers: count('organiser'), participants: count('participant'), viewers: count('viewer') }
  }
  const isDeserted = (board: BoardId): boolean => rooms.present(board).length === 0

  const freezeIn = (board: BoardId, ms: number): void => {
    due.get(board)?.cancel()
    const cancel = clock.after(ms, () => {
      due.delete(board)
      freeze(board)
        .catch((error: unknown) => {
          if (error instanceof SnapshotRefused && error.reason === 'snapshotsBusy') return freezeIn(board, AGAIN)
          if (!(error instanceof BoardErased))
            log.warn({ error, board }, 'the map was not frozen; it will be when somebody goes on')
        })
        .finally(() => isDeserted(board) && !due.has(board) && seen.delete(board))
    })
    due.set(board, { at: clock.monotonic() + ms, cancel })
  }

  const stop = rooms.onActivity({
    came(board) {
      seen.set(board, most(seen.get(board), here(board)))
    },
    wrote(board) {
      if (!due.has(board)) freezeIn(board, EVERY)
    },
    left(board) {
      if (!isDeserted(board)) return
      const next = due.get(board)
      if (!next) seen.delete(board)
      else if (next.at - clock.monotonic() > AFTER_LEAVING) freezeIn(board, AFTER_LEAVING)
    },
  })

  return {
    people(board) {
      const now = here(board)
      const people = most(seen.get(board), now)
      if (isDeserted(board)) seen.delete(board)
      else seen.set(board, now)
      return people
    },
    stop() {
      stop()
      for (const { cancel } of due.values()) cancel()
      due.clear()
    },
  }
}

const most = (a: People | undefined, b: People): People => ({
  organisers: Math.max(a?.organisers ?? 0, b.organisers),
  participants: Math.max(a?.participants ?? 0, b.participants),
  viewers: Math.max(a?.viewers ?? 0, b.viewers),
})
