import { useCallback } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { useStage } from '../board/useStage.ts'

/** How many votes an idea has got, once they are published. */
export function useVotes(): (id: IdeaId) => number | undefined {
  const { tally } = useStage()
  return useCallback((id: IdeaId) => tally.get(id), [tally])
}
