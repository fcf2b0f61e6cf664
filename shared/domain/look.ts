import type { IdeaId } from './idea.ts'

/** What somebody has before their eyes. */
export interface Look {
  /** The idea that they are at. */
  readonly at: IdeaId
  /** What the canvas shows them, as seen from that idea's upper left corner: others may have folded other branches. */
  readonly rect?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** The organiser's invitation to look at something together. */
export interface Spotlight {
  readonly look: Look
  readonly by: string
  /** Milliseconds since 1970, by the organiser's clock. */
  readonly since: number
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Somebody else's program sent it: what is not as agreed is left out. */
export function readLook(value: unknown): Look | undefined {
  if (!isRecord(value) || typeof value['at'] !== 'string') return undefined
  const { at, rect } = value
  if (!isRecord(rect)) return { at }
  const { x, y, width, height } = rect
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) && width > 0 && height > 0
    ? { at, rect: { x, y, width, height } }
    : { at }
}
