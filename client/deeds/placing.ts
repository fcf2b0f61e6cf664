import { placeFreely } from '../../shared/commands/placeFreely.ts'
import { freeIdeas, tidyUp } from '../../shared/commands/tidyUp.ts'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { BoardSession } from '../board/session.ts'
import type { Translate } from '../i18n/language.ts'
import { announce } from '../ui/announce.ts'
import type { DeedView } from './deedView.ts'
import type { Way } from './keymap.ts'

/** Where ideas stand on the map, beside where they hang. */
export interface Placing {
  /** Puts ideas that far from where they stand. */
  placeFreely(ids: readonly IdeaId[], by: { readonly x: number; readonly y: number }): void
  /** Puts the selection one step farther. */
  nudge(way: Way): void
  /** Lets the selection and all below it stand tidily again; from the middle on the whole map. */
  tidyUp(of: 'selection' | 'all'): void
}

/** So far one step goes, on the map. */
const STEP = 40
const STEPS: Partial<Record<Way, { readonly x: number; readonly y: number }>> = {
  left: { x: -STEP, y: 0 },
  right: { x: STEP, y: 0 },
  up: { x: 0, y: -STEP },
  down: { x: 0, y: STEP },
}

export interface PlacingMeans {
  readonly session: BoardSession
  view(): DeedView
  readonly t: Translate
  selected(): IdeaId[]
  /** Takes in what has changed; `still` stays where it is on the screen. */
  settled(ids: readonly (IdeaId | null)[], still: IdeaId): void
  titleOf(id: IdeaId): string
}

export function createPlacing({ session, view, t, selected, settled, titleOf }: PlacingMeans): Placing {
  const { map, viewState } = session
  const placing: Placing = {
    placeFreely(ids, by) {
      const places = view().freePlaces?.(ids, by) ?? []
      const [first] = places
      if (!first) return
      session.undo.breakStep()
      if (!session.run(placeFreely, { places }).ok) return
      // All else stays where it is, and the idea lies where it was let go.
      settled(
        places.flatMap(({ id }) => [id, map.ideas.get(id)?.parent ?? null]),
        ROOT_ID,
      )
      view().takeFocus()
      announce(t('map.saidPlaced', { n: places.length, title: titleOf(first.id) }))
    },
    nudge(way) {
      const step = STEPS[way]
      const [first] = selected()
      if (!step || first === undefined) return
      placing.placeFreely(selected(), step)
      view().reveal(first)
    },
    tidyUp(of) {
      const ids = of === 'all' || selected().length === 0 ? [ROOT_ID] : selected()
      const free = freeIdeas(map, ids)
      session.undo.breakStep()
      if (!session.run(tidyUp, { ids }).ok) return
      settled([...free, ...(map.ideas.get(ROOT_ID)?.children ?? [])], ROOT_ID)
      view().reveal(viewState.get().focused)
      view().takeFocus()
      announce(t('map.saidTidied'))
    },
  }
  return placing
}
