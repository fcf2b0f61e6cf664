import { useEffect, useRef } from 'react'
import { retitleBoard } from '../board/knownBoards.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useSaving } from '../board/useSaving.ts'

/**
 * The title lives in the map. This device's list of boards and, for an organiser, the door follow it: also when it was changed
 * offline or taken back.
 */
export function useTitleAtDoor(): void {
  const { role, server, card } = useBoard()
  const title = useBoardTitle()
  const { state } = useSaving()
  const atDoor = useRef(card.title)

  useEffect(() => retitleBoard(card.board, title), [card.board, title])
  useEffect(() => {
    if (role !== 'organiser' || state !== 'saved' || title === atDoor.current) return
    // Should this fail, the next change or the next visit tries again: the map bears the title all the same.
    server.rename(title).then(
      () => void (atDoor.current = title),
      () => undefined,
    )
  }, [role, server, state, title])
}
