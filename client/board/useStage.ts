import { useCallback, useRef, useSyncExternalStore } from 'react'
import { readStage } from '../../shared/document/readStage.ts'
import { useBoard } from './session.ts'

type Stage = ReturnType<typeof readStage>

/** What the stage document shows: the tally of votes and the copies. Read anew once a change. */
export function useStage(): Stage {
  const { stageDoc } = useBoard()
  const cache = useRef<{ of: object; stage: Stage } | undefined>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => {
      const changed = (): void => {
        cache.current = undefined
        listener()
      }
      stageDoc.on('update', changed)
      return () => stageDoc.off('update', changed)
    },
    [stageDoc],
  )
  return useSyncExternalStore(subscribe, () => {
    if (cache.current?.of !== stageDoc) cache.current = { of: stageDoc, stage: readStage(stageDoc) }
    return cache.current.stage
  })
}
