import { lazy, useCallback, useEffect, useState } from 'react'
import type { BoardId } from '../../shared/domain/board.ts'
import { CLOSE } from '../../shared/wire/messages.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'
import { knock, type Door } from '../board/door.ts'
import { forgetBoard, isRemembered, knownBoard, rememberBoard } from '../board/knownBoards.ts'
import { openSession } from '../board/openSession.ts'
import { BoardContext, type BoardSession } from '../board/session.ts'
import { unsavedWords, type UnsavedWords } from '../board/unsavedWords.ts'
import { DeedsProvider } from '../deeds/DeedsProvider.tsx'
import { suggestLanguage } from '../i18n/language.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Waiting } from './Waiting.tsx'
import { Workspace } from './Workspace.tsx'

/** Most visits are by people who have a name here, or need none. */
const Join = lazy(() => import('../join/Join.tsx').then(({ Join }) => ({ default: Join })))

/** A board from its link to its open documents. */
export function BoardPage({ board }: { readonly board: BoardId }) {
  const [door, setDoor] = useState<Door>()
  const [visits, setVisits] = useState(0)
  const [ended, setEnded] = useState<Ended>()

  useEffect(() => {
    let left = false
    void knock(board, location.hash, knownBoard(board)).then((answer) => {
      if (left) return
      if (answer.is === 'shut') {
        if (answer.why === 'gone') void forgetBoard(board)
      } else {
        suggestLanguage(answer.session.language)
        if (answer.is === 'open')
          remember(answer.session, answer.secret, isRemembered(board) || answer.session.role === 'viewer')
      }
      setDoor(answer)
    })
    const again = (): void => setVisits((count) => count + 1)
    window.addEventListener('hashchange', again)
    return () => {
      left = true
      window.removeEventListener('hashchange', again)
    }
  }, [board, visits])

  const onEnd = useCallback(
    (code: number, words: UnsavedWords | undefined) => {
      setEnded({ code, words })
      if (code === CLOSE.withdrawn || code === CLOSE.unauthorised) return setVisits((count) => count + 1) // the door knows why
      const gone = code === CLOSE.gone
      if (gone) void forgetBoard(board)
      setDoor({ is: 'shut', why: gone ? 'gone' : code === CLOSE.forbidden ? 'forbidden' : 'unknown' })
    },
    [board],
  )

  if (!door) return <Waiting />
  if (door.is === 'shut') {
    const mayHelp = ['tooMany', 'unreachable', 'broken', 'linkOff'].includes(door.why)
    // A secret that opened the board a moment ago is no wrong one.
    const why = door.why === 'unknown' && ended?.code === CLOSE.withdrawn ? 'linkRenewed' : door.why
    return (
      <ErrorScreen
        why={why}
        onRetry={mayHelp ? () => setVisits(visits + 1) : undefined}
        board={board}
        words={ended?.words}
      />
    )
  }
  if (door.is === 'ajar')
    return (
      <Join
        session={door.session}
        onEntered={(session, onThisDevice) => {
          remember(session, door.secret, onThisDevice)
          setDoor({ is: 'open', session, secret: door.secret })
        }}
      />
    )
  return <OpenBoard key={door.session.ticket} answer={door.session} onEnd={onEnd} />
}

function remember(session: SessionAnswer, secret: string, onThisDevice: boolean): void {
  const { board, title, role } = session
  rememberBoard({ board, title, secret, session, visitedAt: Date.now() }, onThisDevice)
  // The organiser's address bar is often on a shared screen: its link must not stand there.
  if (role === 'organiser' && location.hash !== '') history.replaceState(history.state, '', location.pathname)
}

/** How the visit before this one ended. */
interface Ended {
  readonly code: number
  readonly words: UnsavedWords | undefined
}

interface OpenBoardProps {
  readonly answer: SessionAnswer
  readonly onEnd: (code: number, words: UnsavedWords | undefined) => void
}

function OpenBoard({ answer, onEnd }: OpenBoardProps) {
  const [session, setSession] = useState<BoardSession>()
  useEffect(() => {
    const opened = openSession(answer, {
      keep: isRemembered(answer.board),
      onEnd: (code) => onEnd(code, unsavedWords(opened)),
    })
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the documents live as long as this effect: it opens and closes them.
    setSession(opened)
    return () => opened.close()
  }, [answer, onEnd])
  if (!session) return <Waiting />
  return (
    <BoardContext.Provider value={session}>
      <DeedsProvider>
        <Workspace />
      </DeedsProvider>
    </BoardContext.Provider>
  )
}
