import type { BoardId } from '../../shared/domain/board.ts'
import type { BoardLinks, SessionAnswer } from '../../shared/wire/requests.ts'
import { readKey, remembered, thisTab, type Remembered } from '../device/remembered.ts'
import { forgetLocalCopies } from './localCopy.ts'

/** A board that this device has been to. */
export interface KnownBoard {
  readonly board: BoardId
  readonly title: string
  /** The link's secret, so that the board opens again without its link. */
  readonly secret: string
  /** The last visit, with the ticket of one person; absent until somebody has entered. */
  readonly session?: SessionAnswer
  readonly visitedAt: number
}

/** What I had seen of the board when I left: see client/activity. */
export const seenKey = (board: BoardId, document: SeenDocument): string =>
  document === 'map' ? `seen:${board}` : `seen:${board}:${document}`

const SEEN_DOCUMENTS = ['map', 'talk'] as const
export type SeenDocument = (typeof SEEN_DOCUMENTS)[number]

const keyOf = (board: BoardId): string => `board:${board}`

function read(store: Remembered, board: BoardId): KnownBoard | undefined {
  const text = store.get(keyOf(board))
  if (text === undefined) return undefined
  try {
    const known = JSON.parse(text) as Partial<KnownBoard>
    return typeof known.board === 'string' && typeof known.secret === 'string' && typeof known.title === 'string'
      ? { visitedAt: 0, ...known, board: known.board, secret: known.secret, title: known.title }
      : undefined
  } catch {
    return undefined
  }
}

/** What is known of a board: for this tab, else for this device. */
export const knownBoard = (board: BoardId): KnownBoard | undefined => read(thisTab, board) ?? read(remembered, board)

/** Whether this device, and not only this tab, knows the board. */
export const isRemembered = (board: BoardId): boolean => remembered.get(keyOf(board)) !== undefined

/**
 * Remembers a board, on this device or for this tab only. The organiser who tries the participants' link keeps the organiser's
 * link on the device: the weaker one counts for this tab.
 */
export function rememberBoard(known: KnownBoard, onThisDevice: boolean): void {
  const stored = read(remembered, known.board)
  const weaker = stored !== undefined && stored.secret !== known.secret && stored.session?.role === 'organiser'
  const store = onThisDevice && !weaker ? remembered : thisTab
  store.set(keyOf(known.board), JSON.stringify(known))
  if (store === remembered) thisTab.forget(keyOf(known.board))
  else if (!weaker) remembered.forget(keyOf(known.board))
  tell()
}

/** The organiser's link was renewed from here: the same person goes on by the new one. */
export function renewSecret(board: BoardId, secret: string): void {
  for (const store of [thisTab, remembered]) {
    const known = read(store, board)
    if (known?.session?.role === 'organiser') store.set(keyOf(board), JSON.stringify({ ...known, secret }))
  }
  tell()
}

/** Keeps the list's title the one that the board bears now. */
export function retitleBoard(board: BoardId, title: string): void {
  for (const store of [thisTab, remembered]) {
    const known = read(store, board)
    if (known && known.title !== title) store.set(keyOf(board), JSON.stringify({ ...known, title }))
  }
  tell()
}

/** Forgets the board's link, my name on it and the words kept here. */
export async function forgetBoard(board: BoardId): Promise<void> {
  const generation = knownBoard(board)?.session?.generation
  remembered.forget(keyOf(board))
  thisTab.forget(keyOf(board))
  remembered.forget(readKey(board))
  for (const store of [thisTab, remembered])
    for (const document of SEEN_DOCUMENTS) store.forget(seenKey(board, document))
  tell()
  if (generation !== undefined) await forgetLocalCopies(board, generation)
}

/** The boards that this device knows, latest first. The same array until something changes. */
export function knownBoards(): readonly KnownBoard[] {
  cache ??= remembered
    .keys()
    .filter((key) => key.startsWith('board:'))
    .map((key) => read(remembered, key.slice('board:'.length)))
    .filter((known) => known !== undefined)
    .sort((a, b) => b.visitedAt - a.visitedAt)
  return cache
}

let cache: readonly KnownBoard[] | undefined
const listeners = new Set<() => void>()

function tell(): void {
  cache = undefined
  for (const listener of [...listeners]) listener()
}

export function onKnownBoards(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The secret in a link of ours. */
export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)

/** What is known of a board that was just made here. */
export const newlyMade = (board: BoardId, title: string, links: BoardLinks, now: number): KnownBoard => ({
  board,
  title,
  secret: secretOf(links.organiser),
  visitedAt: now,
})
