import { useSyncExternalStore } from 'react'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useViewState } from '../board/useViewState.ts'
import { remembered } from '../device/remembered.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import type { MenuEntry } from '../ui/menuEntries.ts'
import { useDeeds } from './deedsContext.ts'
import { deedInfo, whyNot, type DeedName } from './deedTable.ts'
import { shortcutText, withoutTab } from './keyText.ts'

/** A deed as an entry of a menu or of the list of commands, for what is focused and selected now. */
export function useDeedEntry(): (name: DeedName) => MenuEntry {
  const { t, language } = useLanguage()
  const parts = useDeeds()
  useWhatDeedsDependOn()
  return (name) => {
    const now = parts.now()
    const { label, icon: Icon, keys, isDanger, does } = deedInfo(name)
    const combinations = typeof keys === 'function' ? keys(now) : keys
    const why = whyNot(name, now)
    return {
      id: name,
      label: label(language, now),
      otherWords: LANGUAGES.map((other) => label(other, now)).join(' '),
      ...(Icon && { icon: <Icon size={18} aria-hidden /> }),
      ...(combinations !== undefined && {
        shortcut: shortcutText(remembered.get('tabMoves') === 'yes' ? withoutTab(combinations) : combinations, t),
      }),
      ...(why && { isDisabled: true, why: t(why) }),
      ...(isDanger && { isDanger }),
      onAction: () => does(parts, parts.now()),
    }
  }
}

/** Renders again when what deeds depend on may be something else. */
function useWhatDeedsDependOn(): void {
  const { undo } = useBoard()
  useIdea(useViewState(({ focused }) => focused))
  useViewState(({ selection }) => selection)
  useViewState(({ folded }) => folded)
  useViewState(({ filter }) => filter)
  useSyncExternalStore(undo.onChange, () => `${undo.canUndo} ${undo.canRedo}`)
}
