import { currentLanguage, learn, learnAll } from '../i18n/language.ts'
import { fetchBoard } from './BoardPlace.tsx'
import { fetchMap, fetchMapHands } from './CanvasPlace.tsx'
import { fetchCards } from './CardsPlace.tsx'

/**
 * Resolves when the page can speak. Fetches what a board's page will ask for while React is still starting: the files come side by side instead of one after the other.
 * What does not come is asked for again, and missed, by the part that needs it.
 */
export function headStart(): Promise<void> {
  if (!location.pathname.startsWith('/b/')) return learnAll()
  // A phone begins with the cards.
  const isPhone = matchMedia('(max-width: 640px)').matches
  const first = Promise.all([fetchBoard(), isPhone ? fetchCards() : fetchMap()])
  // While the board is asked for the line is free: most often the first view finds them here.
  void first.then(() => (isPhone ? undefined : fetchMapHands())).catch(() => undefined)
  return learn(currentLanguage())
}
