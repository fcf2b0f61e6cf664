import { useEffect, useState } from 'react'
import type { LinksAnswer } from '../../shared/wire/requests.ts'
import { linkDeskOf, sentenceOf, type LinkDesk } from '../board/askServer.ts'
import { knownBoard, renewSecret } from '../board/knownBoards.ts'
import { newSecret } from '../board/newSecret.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'

export interface LinksInHand {
  readonly links: LinksAnswer | undefined
  /** The first question was not answered. */
  readonly failed: boolean
  /** What was wrong with the last deed. */
  readonly problem: string | undefined
  readonly isBusy: boolean
  readonly askAgain: () => void
  /** Does something at the desk, and says so when it is done. */
  readonly does: (deed: (desk: LinkDesk) => Promise<LinksAnswer>, done: string) => void
  /** Puts another organiser's link in the place of this one; this tab and this device go on by it. */
  readonly renewOrganiser: (done: string) => void
}

/** The board's links, asked with the organiser's own secret. */
export function useLinks(): LinksInHand {
  const { t } = useLanguage()
  const { card } = useBoard()
  const { board } = card
  const [links, setLinks] = useState<LinksAnswer>()
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const desk = (): LinkDesk => linkDeskOf(board, knownBoard(board)?.secret ?? '')

  useEffect(() => {
    let gone = false
    linkDeskOf(board, knownBoard(board)?.secret ?? '')
      .links()
      .then(
        (answer) => !gone && setLinks(answer),
        () => !gone && setFailed(true),
      )
    return () => {
      gone = true
    }
  }, [board, tries])

  const carryOut = async (deed: () => Promise<LinksAnswer>, done: string): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      // A key is told once: what comes later must not take it away again.
      const answer = await deed()
      setLinks((before) => ({
        ...(before?.recoveryKey !== undefined && { recoveryKey: before.recoveryKey }),
        ...answer,
      }))
      announce(done)
    } catch (error) {
      setProblem(sentenceOf(error, t('share.changeFailed')))
    }
    setBusy(false)
  }
  const renewOrganiser = async (): Promise<LinksAnswer> => {
    const secret = newSecret()
    const keep = knownBoard(board)?.session?.ticket
    const answer = await desk().renewOrganiser({ secret, ...(keep !== undefined && { keep }) })
    renewSecret(board, secret)
    return answer
  }

  return {
    links,
    failed,
    problem,
    isBusy,
    askAgain() {
      setFailed(false)
      setTries(tries + 1)
    },
    does: (deed, done) => void carryOut(() => deed(desk()), done),
    renewOrganiser: (done) => void carryOut(renewOrganiser, done),
  }
}
