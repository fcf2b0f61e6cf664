import { useEffect, useRef, useState } from 'react'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { ImportAnswer } from '../../shared/wire/requests.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'

/** A file while the server reads it, and what came of it. */
export interface Reading {
  readonly name: string
  readonly found?: ImportAnswer
}
interface Reader {
  readonly reading: Reading | undefined
  readonly problem: string | undefined
  read(file: Blob, name: string): void
  /** Back to the beginning; an answer that is still to come is not waited for. */
  stop(): void
}

/** Has files read by the server, one at a time. `first` is read at once. */
export function useReading(first: File | undefined): Reader {
  const { t, formats } = useLanguage()
  const { server } = useBoard()
  const [reading, setReading] = useState<Reading>()
  const [problem, setProblem] = useState<string>()
  const turn = useRef(0)

  const stop = (): void => {
    turn.current++
    setReading(undefined)
  }
  const start = async (file: Blob, name: string): Promise<void> => {
    const mine = ++turn.current
    setProblem(undefined)
    if (file.size > LIMITS.importFile) {
      return setProblem(
        t('import.tooLarge', { name, size: formats.bytes(file.size), most: formats.bytes(LIMITS.importFile) }),
      )
    }
    setReading({ name })
    announce(t('import.reading', { name }))
    try {
      const found = await server.readFile(file)
      if (turn.current !== mine) return
      setReading({ name, found })
    } catch (error) {
      if (turn.current !== mine) return
      setReading(undefined)
      setProblem(sentenceOf(error, t('import.failed')))
    }
  }
  const begun = useRef(false)
  useEffect(() => {
    if (!first || begun.current) return
    begun.current = true
    void start(first, first.name)
  })
  return { reading, problem, read: (file, name) => void start(file, name), stop }
}
