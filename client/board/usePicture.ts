import { useCallback, useSyncExternalStore } from 'react'
import type { PictureId } from '../../shared/domain/picture.ts'
import type { PictureSize, ShownPicture } from './pictures.ts'
import { useBoard } from './session.ts'

/** A picture as far as it is here; it comes while somebody asks. */
export function usePicture(id: PictureId, size: PictureSize): ShownPicture {
  const { pictures } = useBoard()
  const subscribe = useCallback((listener: () => void) => pictures.hold(id, size, listener), [pictures, id, size])
  return useSyncExternalStore(subscribe, () => pictures.get(id, size))
}
