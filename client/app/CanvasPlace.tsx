import { lazy } from 'react'

/** The map; React Flow and the editor come with it, in files of their own. */
export const CanvasPlace = lazy(() =>
  import('../map/MindMapView.tsx').then(({ MindMapView }) => ({ default: MindMapView })),
)
