import { fromFile } from './fromFile.tsx'

/** The map with React Flow; the editor comes after it, in another file. */
export const { Part: CanvasPlace, fetch: fetchMap } = fromFile(() =>
  import('../map/MindMapView.tsx').then(({ MindMapView }) => MindMapView),
)
