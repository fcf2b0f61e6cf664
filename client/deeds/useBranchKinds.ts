import { useCallback, useRef, useSyncExternalStore } from 'react'
import { ROOT_ID, type Kind } from '../../shared/domain/idea.ts'
import { useBoard } from '../board/session.ts'

/** The kinds that main branches stand for: those get a button of their own. */
export function useBranchKinds(): ReadonlySet<Kind> {
  const session = useBoard()
  const last = useRef<ReadonlySet<Kind>>(new Set())
  const subscribe = useCallback(
    (listener: () => void) =>
      session.onMapChange((change) => {
        const touches = (id: string): boolean => id === ROOT_ID || session.map.ideas.get(id)?.parent === ROOT_ID
        if ([...change.changed].some(touches) || change.removed.size > 0) listener()
      }),
    [session],
  )
  return useSyncExternalStore(subscribe, () => {
    const kinds = new Set<Kind>()
    for (const id of session.map.ideas.get(ROOT_ID)?.children ?? []) {
      const kind = session.map.ideas.get(id)?.ownKind
      if (kind === 'challenge' || kind === 'goodPractice' || kind === 'quickWin') kinds.add(kind)
    }
    if (kinds.size !== last.current.size || [...kinds].some((kind) => !last.current.has(kind))) last.current = kinds
    return last.current
  })
}
