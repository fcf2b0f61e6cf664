import { useEffect, useState } from 'react'
import { boardPage, readingPage } from '../../shared/wire/paths.ts'
import { linkDeskOf } from '../board/askServer.ts'
import { knownBoard } from '../board/knownBoards.ts'
import { useBoard } from '../board/session.ts'

/** The link that a room may see: for taking part, or for reading where I can only read. Never the organiser's. */
export function useRoomLink(): string | undefined {
  const { card, role } = useBoard()
  const { board } = card
  const [link, setLink] = useState<string>()
  useEffect(() => {
    let gone = false
    const secret = knownBoard(board)?.secret
    if (secret === undefined) return
    const found =
      role === 'organiser'
        ? linkDeskOf(board, secret)
            .links()
            .then(({ participant }) => participant)
        : Promise.resolve(location.origin + (role === 'viewer' ? readingPage(board, secret) : boardPage(board, secret)))
    // Without a line there is nothing to join either.
    found.then(
      (answer) => !gone && setLink(answer),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [board, role])
  return link
}
