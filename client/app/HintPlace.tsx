import { useEffect, useState, useSyncExternalStore, type ComponentType } from 'react'
import { useBoard } from '../board/session.ts'
import { HINTS, hints } from '../device/hints.ts'
import type { HintBarProps } from '../hints/HintBar.tsx'
import { learnAll } from '../i18n/language.ts'
import type { DialogName } from './dialogNames.ts'

/** So long after the board is there, in milliseconds: what one came for is fetched first. */
const LATER = 2000

const someAreLeft = (): boolean => HINTS.some((hint) => !hints.isOver(hint))

/** Hints for those who write here for the first time, in a file of their own. */
export function HintPlace({ dialog }: { readonly dialog: DialogName | undefined }) {
  const { canWrite } = useBoard()
  const areLeft = useSyncExternalStore(hints.subscribe, someAreLeft)
  const [Bar, setBar] = useState<ComponentType<HintBarProps>>()
  const isWanted = canWrite && areLeft && !Bar
  useEffect(() => {
    if (!isWanted) return
    const fetch = async (): Promise<void> => {
      const [{ HintBar }] = await Promise.all([import('../hints/HintBar.tsx'), learnAll()])
      setBar(() => HintBar)
    }
    // Nobody has asked for it: without a network there is none, and nothing is said.
    const timer = setTimeout(() => void fetch().catch(() => undefined), LATER)
    return () => clearTimeout(timer)
  }, [isWanted])
  // The last hint is over as soon as it is shown, and stays.
  if (!Bar || !canWrite || hints.areOff()) return null
  return <Bar isBusy={dialog !== undefined} commandsAreOpen={dialog === 'commands'} />
}
