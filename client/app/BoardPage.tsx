import { lazy, useCallback, useEffect, useState } from 'react'
import type { BoardId } from '../../shared/domain/board.ts'
import { CLOSE } from '../../shared/wire/messages.ts'
import type { SessionAnswer } from '../../shared/wire/requests.ts'
import { knock, type Door } from '../board/door.ts'
import { forgetBoard, isRemembered, knownBoard, rememberBoard } from '../board/knownBoards.ts'
import { forgetLocalCopies } from '../board/localCopy.ts'
import { openSession } from '../board/openSession.ts'
import { BoardContext, type BoardSession } from '../board/session.ts'
import { unsavedWords, wordsLeftHere, type UnsavedWords } from '../board/unsavedWords.ts'
import { DeedsProvider } from '../deeds/DeedsProvider.tsx'
import { learnAll, suggestLanguage } from '../i18n/language.ts'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Waiting } from './Waiting.tsx'
import { WithinPageContext } from './withinPage.ts'
import { Workspace } from './Workspace.tsx'

/** Most visits are by people who have a name here, or need none. */
const Join = lazy(() => Promise.all([import('../join/Join.tsx'), learnAll()]).then(([{ Join }]) => ({ default: Join })))

/** A board from its link to its open documents. */
export function BoardPage({ board }: { readonly board: BoardId }) {
  const [door, setDoor] = useState<Door>()
  const [visits, setVisits] = useState(0)
  const [ended, setEnded] = useState<Ended>()
  const [wordsHere, setWordsHere] = useState<UnsavedWords>()
  const [late, setLate] = useState<UnsavedWords>()

  useEffect(() => {
    let left = false
    const comeToDoor = async (): Promise<void> => {
      const known = knownBoard(board)
      const answer = await knock(board, location.hash, known)
      const isGone = answer.is === 'shut' && answer.why === 'gone'
      const words = isGone || mayHandIn(answer) ? undefined : await wordsLeftHere(known)
      if (left) return
      if (isGone) void forgetBoard(board)
      if (answer.is !== 'shut') suggestLanguage((answer.is === 'anew' ? answer.then : answer).session.language)
      if (answer.is === 'open') rememberVisit(answer)
      setWordsHere(words)
      setDoor(answer)
    }
    void comeToDoor()
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
      if (THE_DOOR_KNOWS_WHY.includes(code)) return setVisits((count) => count + 1)
      const gone = code === CLOSE.gone
      if (gone) void forgetBoard(board)
      setDoor({ is: 'shut', why: gone ? 'gone' : code === CLOSE.forbidden ? 'forbidden' : 'unknown' })
    },
    [board],
  )

  /** These documents hold what will never be on the board: on with fresh ones, and the words beside them. */
  const onTooLate = useCallback((words: UnsavedWords | undefined) => {
    setLate(words)
    setVisits((count) => count + 1)
  }, [])

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
        words={ended?.words ?? wordsHere}
      />
    )
  }
  if (door.is === 'anew') {
    const words = ended?.words ?? wordsHere
    return (
      <ErrorScreen
        why="begunAnew"
        words={words && { ...words, isKept: false }}
        onRetry={() => {
          void forgetLocalCopies(board, door.former)
          setEnded(undefined)
          if (door.then.is === 'open') rememberVisit(door.then)
          setDoor(door.then)
        }}
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
  const words = late ?? wordsHere
  return (
    <OpenBoard
      key={door.session.ticket}
      answer={door.session}
      onEnd={onEnd}
      onTooLate={onTooLate}
      words={words}
      onDropWords={() => {
        if (words?.isKept) void forgetLocalCopies(board, door.session.generation)
        setLate(undefined)
        setWordsHere(undefined)
      }}
    />
  )
}

const THE_DOOR_KNOWS_WHY: readonly number[] = [CLOSE.withdrawn, CLOSE.unauthorised, CLOSE.begunAnew]

/** Whether what lies on this device is handed in by itself. */
const mayHandIn = (door: Door): boolean =>
  (door.is === 'open' || door.is === 'ajar') && (door.session.closing?.state ?? 'open') === 'open'

function rememberVisit({ session, secret }: { readonly session: SessionAnswer; readonly secret: string }): void {
  remember(session, secret, isRemembered(session.board) || session.role === 'viewer')
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
  readonly onTooLate: (words: UnsavedWords | undefined) => void
  /** What came after the session had been closed. */
  readonly words: UnsavedWords | undefined
  readonly onDropWords: () => void
}

function OpenBoard({ answer, onEnd, onTooLate, words, onDropWords }: OpenBoardProps) {
  const [session, setSession] = useState<BoardSession>()
  useEffect(() => {
    const opened = openSession(answer, {
      keep: isRemembered(answer.board),
      onEnd: (code) => onEnd(code, unsavedWords(opened)),
      onTooLate: () => onTooLate(unsavedWords(opened)),
    })
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the documents live as long as this effect: it opens and closes them.
    setSession(opened)
    return () => opened.close()
  }, [answer, onEnd, onTooLate])
  if (!session) return <Waiting />
  return (
    <BoardContext.Provider value={session}>
      <DeedsProvider>
        <WithinPageContext value>
          <Workspace words={words} onDropWords={onDropWords} />
        </WithinPageContext>
      </DeedsProvider>
    </BoardContext.Provider>
  )
}
