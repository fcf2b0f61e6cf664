import { useCallback, useEffect, useRef, useState } from 'react'
import type { PublicationAnswer, PublishRequest } from '../../shared/wire/requests.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'

/** How often is asked how far it is, in milliseconds. */
const EVERY = 700

export interface PublishingDesk {
  /** Undefined until the server has answered. */
  readonly state: PublicationAnswer | undefined
  readonly problem: string | undefined
  readonly isBusy: boolean
  publish(wanted: PublishRequest): Promise<void>
  cancel(): Promise<void>
  withdraw(): Promise<void>
}

/** The result page from the organiser's side, followed while it is being made, also when another organiser does. */
export function usePublication(): PublishingDesk {
  const { t } = useLanguage()
  const { server } = useBoard()
  const edition = useStage().publication?.edition
  const [state, setState] = useState<PublicationAnswer>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const isOpen = useRef(true)

  const does = useCallback(
    (deed: () => Promise<PublicationAnswer>): Promise<void> =>
      deed().then(
        (answer) => {
          if (!isOpen.current) return
          setState(answer)
          setProblem(answer.problem ?? undefined)
        },
        (error: unknown) => {
          if (isOpen.current) setProblem(sentenceOf(error, t('publish.noAnswer')))
        },
      ),
    [t],
  )
  useEffect(() => {
    isOpen.current = true
    return () => void (isOpen.current = false)
  }, [])
  useEffect(() => void does(() => server.publication()), [does, server, edition])
  const progress = state?.progress
  useEffect(() => {
    if (!progress) return
    const timer = setTimeout(() => void does(() => server.publication()), EVERY)
    return () => clearTimeout(timer)
    // Each answer brings a new object, and so the next question.
  }, [does, server, progress])

  const onceAtATime = async (deed: () => Promise<PublicationAnswer>): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    setProblem(undefined)
    await does(deed)
    setIsBusy(false)
  }
  return {
    ...{ state, problem, isBusy },
    publish: (wanted) => onceAtATime(() => server.publish(wanted)),
    cancel: () => onceAtATime(() => server.cancelPublication()),
    withdraw: () => onceAtATime(() => server.withdrawPublication()),
  }
}
