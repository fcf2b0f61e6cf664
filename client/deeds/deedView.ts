import type { FreePlace } from '../../shared/commands/placeFreely.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { View } from '../board/viewState.ts'
import type { Box } from '../../shared/layout/box.ts'
import type { Look } from '../../shared/domain/look.ts'
import type { Way } from './keymap.ts'
import type { Step } from './walk.ts'

/** The view in which deeds are done now. Canvas and outline show them in their own ways; the deeds are the same. */
export interface DeedView {
  readonly is: View['shown']
  /** On which side of its parent an idea is shown; `undefined` while it is folded away. */
  box(id: IdeaId): Pick<Box, 'side'> | undefined
  /** Where an arrow leads. */
  step(from: IdeaId, way: Way): Step
  /** All ideas that are shown, in reading order; absent where that is the tree without what is folded. */
  lines?(): readonly IdeaId[]
  /** Opens what hides the idea and brings it into view. */
  reveal(id: IdeaId): void
  /** As `reveal`, and near enough to read and write. */
  approach(id: IdeaId): void
  /** Takes in my own changes at once instead of with the next frame. `still` stays where it is on the screen. */
  catchUp(ids: Iterable<IdeaId>, still?: IdeaId): void
  /** The places of ideas that are put that far from where they stand. Only the canvas has any. */
  freePlaces?(ids: readonly IdeaId[], by: { readonly x: number; readonly y: number }): readonly FreePlace[]
  /** What I have before my eyes; where it is absent, the focused idea. */
  look?(): Look
  /** Brings before my eyes what somebody else sees: selects nothing, opens nothing, takes no focus. */
  lookAt?(look: Look): void
  /** Puts the keyboard onto the focused idea, as soon as it is drawn. */
  takeFocus(): void
  /** Leads the keyboard out of the tree. */
  leave(): void
  /** Finds ideas by their words; absent where the browser does it. */
  find?(): void
  /** Only the canvas has one. */
  readonly zoom?: { in(): void; out(): void; fit(): void }
}

/** While a view is still on its way. */
export const NO_VIEW: DeedView = {
  is: 'map',
  box: () => ({ side: 'right' }),
  step: () => undefined,
  reveal: () => undefined,
  approach: () => undefined,
  catchUp: () => undefined,
  takeFocus: () => undefined,
  leave: () => undefined,
}
