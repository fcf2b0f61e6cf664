import { fromFile } from './fromFile.tsx'

/** A board's page with all that the home page does without: the document, the line to the server. */
export const { Part: BoardPlace, fetch: fetchBoard } = fromFile(() =>
  import('./BoardPage.tsx').then(({ BoardPage }) => BoardPage),
)
