/** Limits with a name and a reason. Lengths in UTF-16 code units, sizes in bytes, times in milliseconds. */
export const LIMITS = {
  /** Beyond this a map is no longer a map that a session can oversee; adding is refused. */
  ideas: 20_000,
  depth: 100,
  /** A title is a thought, not a page; what is longer belongs into the note. */
  title: 2_000,
  note: 20_000,
  fieldText: 500,
  linkLabel: 200,
  /** What needs more is a note. */
  comment: 1_000,
  boardTitle: 120,
  personName: 40,
  snapshotName: 80,
  organisation: 80,
  /** A websocket frame; the answer to the server's first question may be larger. */
  frame: 1024 * 1024,
  syncStep2: 8 * 1024 * 1024,
  presence: 2_048,
  requestBody: 64 * 1024,
  /** A file to be read into the map: the largest real ones have a third of this. */
  importFile: 5 * 1024 * 1024,
  importsWaiting: 20,
  connectionsPerBoard: 1_200,
  retentionDays: 90,
} as const
