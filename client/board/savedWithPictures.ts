import type { PictureOutbox } from './pictureOutbox.ts'
import type { SavedState, Saving } from './savedState.ts'

/** "Saved" only when nothing of mine is on its way: neither words nor pictures. */
export function savedWithPictures(words: SavedState, pictures: Pick<PictureOutbox, 'count' | 'subscribe'>): SavedState {
  let of: Saving | undefined
  let count = -1
  let both: Saving = words.get()
  return {
    get() {
      const now = words.get()
      if (now === of && pictures.count === count) return both
      of = now
      count = pictures.count
      both = count === 0 ? now : { ...now, waiting: true, state: now.state === 'saved' ? 'saving' : now.state }
      return both
    },
    subscribe(listener) {
      const stops = [words.subscribe(listener), pictures.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
