import { fromFile } from './fromFile.tsx'

/** The outline: on a phone the first sight of those who read. */
export const { Part: OutlinePlace, fetch: fetchOutline } = fromFile(() =>
  import('../outline/Outline.tsx').then(({ Outline }) => Outline),
)
