import { fromFile } from './fromFile.tsx'

/** React Flow and all that one does with the map: the first view waits for none of it, and stays where it does not come. */
const { Part: MapHands, fetch: fetchMapHands } = fromFile(
  () => import('../map/MapHands.tsx').then(({ MapHands }) => MapHands),
  null,
)

/** The map as it is first seen; the editor comes after all of it. */
const { Part, fetch: fetchMap } = fromFile(() =>
  import('../map/MindMapView.tsx').then(({ MindMapView }) => MindMapView),
)

export const CanvasPlace = ({ isOpening = false }: { readonly isOpening?: boolean }) => (
  <Part Hands={MapHands} isOpening={isOpening} />
)
export { fetchMap, fetchMapHands }
