import { fetchBoard } from './BoardPlace.tsx'
import { fetchMap } from './CanvasPlace.tsx'
import { fetchCards } from './CardsPlace.tsx'

/**
 * Fetches what a board's page will ask for while React is still starting: the files come side by side instead of one after the other.
 * What does not come is asked for again, and missed, by the part that needs it.
 */
export function headStart(): void {
  if (!location.pathname.startsWith('/b/')) return
  const onTheirWay = [fetchBoard()]
  // A phone begins with the cards.
  onTheirWay.push(matchMedia('(max-width: 640px)').matches ? fetchCards() : fetchMap())
  for (const file of onTheirWay) file.catch(() => undefined)
}
