import { currentLanguage, learn, learnAll } from '../i18n/language.ts'
import { fetchBoard } from './BoardPlace.tsx'
import { fetchMap } from './CanvasPlace.tsx'
import { fetchCards } from './CardsPlace.tsx'

/**
 * Resolves when the page can speak. Fetches what a board's page will ask for while React is still starting: the files come side by side instead of one after the other.
 * What does not come is asked for again, and missed, by the part that needs it.
 */
export function headStart(): Promise<void> {
  if (!location.pathname.startsWith('/b/')) return learnAll()
  const onTheirWay = [fetchBoard()]
  // A phone begins with the cards.
  onTheirWay.push(matchMedia('(max-width: 640px)').matches ? fetchCards() : fetchMap())
  for (const file of onTheirWay) file.catch(() => undefined)
  return learn(currentLanguage())
}
