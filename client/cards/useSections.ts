import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useBoard } from '../board/session.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { useStage } from '../board/useStage.ts'
import { useViewState } from '../board/useViewState.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { arrange, holdStill, type Section } from './arrange.ts'
import { choiceOf } from './choiceOf.ts'

/** The cards as I want to see them, kept up with the map. */
export function useSections(): readonly Section[] {
  const session = useBoard()
  const { language } = useLanguage()
  const { tally } = useStage()
  const nameOf = useNames()
  const choice = choiceOf(session)
  const arrangement = useSyncExternalStore(choice.subscribe, choice.get)
  const editing = useViewState((view) => view.editing)
  const changes = useMapChanges()
  const before = useRef<readonly Section[]>([])
  const sections = useMemo(
    () =>
      arrange(
        session.map,
        arrangement,
        {
          votes: (id) => tally.get(id) ?? 0,
          nameOf: (person) => nameOf(person) ?? '',
          compare: new Intl.Collator(language, { numeric: true }).compare,
        },
        editing,
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the map is one live object: `changes` says that it is another one now.
    [session, arrangement, tally, nameOf, language, editing, changes],
  )
  // eslint-disable-next-line react-hooks/refs -- what is held still depends on what was shown last.
  const shown = editing === null ? sections : holdStill(sections, before.current, editing)
  useEffect(() => {
    before.current = shown
  })
  return shown
}
