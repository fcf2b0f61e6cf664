import { fromFile } from './fromFile.tsx'

/** The cards: on a phone the first sight of those who write. */
export const { Part: CardsPlace, fetch: fetchCards } = fromFile(() =>
  import('../cards/Cards.tsx').then(({ Cards }) => Cards),
)
