/** Kinds of files that can be read into a map. */
export const IMPORT_FORMATS = [
  'freeplane',
  'opml',
  'xmind',
  'markdown',
  'text',
  'csv',
  'json',
  'mermaid',
  'canvas',
  'simpleMindMap',
  'mindElixir',
  'teamMapper',
  'kityMinder',
  'myMind',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** What a file holds and a map does not, or what had to be done so that it fits. Said in the preview, with how often. */
export const LEFTOVERS = [
  /** The file broke the rules of its format and was read all the same. */
  'repairs',
  /** It was written in an older character set. */
  'characterSet',
  'pictures',
  'attachments',
  'icons',
  /** Addresses that may not become links, `javascript:` above all. */
  'addresses',
  /** Connections whose ends are not both there, or that a tree cannot hold. */
  'connections',
  'votes',
  /** Who wrote what: names are kept beside the map, never in it. */
  'authors',
  'formulas',
  'groups',
  'tasks',
  /** Ideas that lay deeper than a map goes: they stand beside their ancestors. */
  'deeper',
  /** Titles that are too long: the whole text is in the note. */
  'longTitles',
  /** Notes that are too long: they go on in ideas below. */
  'longNotes',
] as const
export type Leftover = (typeof LEFTOVERS)[number]

export interface LeftoverCount {
  readonly what: Leftover
  readonly n: number
}

/** Why a file is not read. */
export const IMPORT_REFUSALS = [
  'importEmpty',
  'importUnknown',
  'importDamaged',
  'importUnsafe',
  'importTooMany',
  'importUnpacksLarge',
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]
