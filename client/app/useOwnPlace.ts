import { useEffect } from 'react'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'

/** Lets the others see what I have selected and where I am, in whatever view. */
export function useOwnPlace(): void {
  const { presence, viewState } = useBoard()
  const { view } = useDeeds()
  useEffect(() => {
    let selection = viewState.get().selection
    const tell = (): void => {
      presence.setLook(() => view().look?.() ?? { at: viewState.get().focused })
      const now = viewState.get().selection
      if (now !== selection) presence.setSelection(now)
      selection = now
    }
    tell()
    return viewState.subscribe(tell)
  }, [presence, viewState, view])
}
