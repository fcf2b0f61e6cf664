import { useEffectEvent, useLayoutEffect } from 'react'
import type { Panel } from '../board/viewState.ts'
import { useViewState } from '../board/useViewState.ts'

const answered = new WeakSet<Panel>()

/** Does it when the panel was opened for this part of it: once, and not again when the panel goes along to another idea. */
export function useAsked(part: NonNullable<Panel['at']>, does: () => void): void {
  const panel = useViewState((view) => view.panel)
  const answer = useEffectEvent(does)
  // Before the next key can come.
  useLayoutEffect(() => {
    if (panel?.at !== part || answered.has(panel)) return
    answered.add(panel)
    answer()
  }, [panel, part])
}
