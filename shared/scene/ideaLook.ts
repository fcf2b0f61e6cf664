import { LOST_AND_FOUND_ID, type Idea, type Kind } from '../domain/idea.ts'
import type { Rank } from '../layout/geometry.ts'
import type { Colour, Theme } from './theme.ts'

/** The colours of an idea's box, the same in the page, on the canvas and in copies. */
export interface IdeaLook {
  readonly fill: Colour
  readonly border: Colour
  readonly borderWidth: number
  readonly dashed: boolean
  readonly bar: Colour
  readonly symbol: Colour
  readonly text: Colour
  /** Of the line that leads to it. */
  readonly edge: Colour
  readonly edgeWidth: number
}

const known = new WeakMap<Theme, Map<string, IdeaLook>>()

/** There are a few of them for thousands of ideas: each is made once. */
export function ideaLook({ id, kind }: Pick<Idea, 'id' | 'kind'>, rank: Rank, theme: Theme): IdeaLook {
  const dashed = id === LOST_AND_FOUND_ID
  const looks = known.get(theme) ?? new Map<string, IdeaLook>()
  known.set(theme, looks)
  const key = `${kind} ${rank}${dashed ? ' dashed' : ''}`
  const look = looks.get(key) ?? makeLook(kind, rank, dashed, theme)
  looks.set(key, look)
  return look
}

function makeLook(kind: Kind, rank: Rank, dashed: boolean, theme: Theme): IdeaLook {
  const { colours } = theme
  const { strong, tint } = theme.kinds[kind]
  if (rank === 'root') {
    const { primary, onPrimary } = colours
    return {
      fill: primary,
      border: primary,
      borderWidth: 0,
      dashed: false,
      bar: primary,
      symbol: onPrimary,
      text: onPrimary,
      edge: primary,
      edgeWidth: 0,
    }
  }
  const edge = kind === 'free' || kind === 'topic' ? colours.edge : strong
  const base = { dashed, bar: strong, symbol: strong, text: colours.text, edge }
  return rank === 'branch'
    ? { ...base, fill: tint, border: strong, borderWidth: 2, edgeWidth: 3 }
    : { ...base, fill: colours.surface, border: colours.line, borderWidth: 1, edgeWidth: 2 }
}
