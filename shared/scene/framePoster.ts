import { KINDS, type Kind } from '../domain/idea.ts'
import { kindName, word } from '../language/words.ts'
import type { Rect } from '../layout/box.ts'
import { wrapText } from '../layout/measureText.ts'
import { widthOf } from '../layout/textAdvance.ts'
import { drawSymbol } from './drawIdea.ts'
import { drawLabel, drawLines } from './drawText.ts'
import { KIND_SYMBOLS } from './kindSymbols.ts'
import type { Badge, Scene, SceneLine } from './scene.ts'

/** What a copy says about itself. */
export interface PosterText {
  readonly title: string
  /** The day it shows, as people write it. */
  readonly date: string
  /** A sentence about who took part, where names are wanted. */
  readonly people?: string | undefined
}

/** The scene on its sheet: title and day above, the meaning of the symbols below. All in the scene's coordinates. */
export interface Poster {
  readonly sheet: Rect
  readonly scene: Scene
  readonly title: readonly SceneLine[]
  readonly subtitle: readonly SceneLine[]
  readonly legend: readonly Badge[]
  /** Below everything. */
  readonly people: readonly SceneLine[]
}

const MARGIN = 48
const HEADING = { size: 30, bold: true, lineHeight: 38 } as const
const SUBHEADING = { size: 15, bold: false, lineHeight: 22 } as const
const LEGEND = { size: 14, bold: false, lineHeight: 20 } as const
const ABOVE_MAP = 36
const BELOW_MAP = 40
const ABOVE_PEOPLE = 16
/** A small map gets a sheet on which its title finds room all the same. */
const LEAST_WIDTH = 640

export function framePoster(scene: Scene, { title, date, people = '' }: PosterText): Poster {
  const { bounds, theme, language } = scene
  const { text, muted } = theme.colours
  const width = Math.max(bounds.width, LEAST_WIDTH)
  const left = Math.floor(bounds.x - (width - bounds.width) / 2)
  const heading = wrapText([[{ text: title }]], HEADING, width)
  const stamp = `${word('asOf', language)}: ${date}`
  const subheading = wrapText([[{ text: stamp }]], SUBHEADING, width)
  const top = Math.floor(bounds.y - ABOVE_MAP - subheading.height - 6 - heading.height)
  const legendY = Math.ceil(bounds.y + bounds.height + BELOW_MAP)
  const legend = drawLegend(scene, left, legendY, width)
  const peopleY = legendY + legend.height + (people === '' ? 0 : ABOVE_PEOPLE)
  const closing = people === '' ? undefined : wrapText([[{ text: people }]], LEGEND, width)
  const bottom = peopleY + (closing?.height ?? 0)
  return {
    sheet: {
      x: left - MARGIN,
      y: top - MARGIN,
      width: Math.ceil(width) + 2 * MARGIN,
      height: bottom - top + 2 * MARGIN,
    },
    scene,
    title: drawLines(heading, HEADING, left, top, { colour: text, text: title }),
    subtitle: drawLines(subheading, SUBHEADING, left, top + heading.height + 6, { colour: muted, text: stamp }),
    legend: legend.entries,
    people: closing ? drawLines(closing, LEGEND, left, peopleY, { colour: muted, text: people }) : [],
  }
}

function drawLegend(
  { ideas, theme, language }: Scene,
  left: number,
  y: number,
  width: number,
): { entries: Badge[]; height: number } {
  const used = new Set(ideas.filter((idea) => idea.depth > 0).map((idea) => idea.kind))
  const votes = ideas.some((idea) => idea.badges.some((badge) => badge.shapes.length > 1))
  const entries: Badge[] = []
  let x = left
  let line = 0
  const add = (text: string, symbol: (x: number, y: number) => Badge['shapes']) => {
    const room = 18 + 8 + widthOf(text, LEGEND.size) + 28
    if (x > left && x + room - 28 > left + width) {
      x = left
      line++
    }
    const at = y + line * 30
    entries.push({
      shapes: symbol(x, at),
      line: drawLabel(text, LEGEND, x + 26, at + 10, theme.colours.muted),
      spoken: text,
    })
    x += room
  }
  for (const kind of KINDS) if (used.has(kind)) add(kindName(kind, language), (x, y) => symbolOf(kind, x, y, theme))
  if (votes)
    add(word('votes', language), (x, y) => [
      { shape: 'rect', x: x + 5, y: y + 6, width: 8, height: 8, radius: 4, fill: theme.colours.muted },
    ])
  return { entries, height: entries.length > 0 ? line * 30 + 20 : 0 }
}

function symbolOf(kind: Kind, x: number, y: number, theme: Scene['theme']): Badge['shapes'] {
  return drawSymbol(KIND_SYMBOLS[kind], x, y + 1, 18, theme.kinds[kind].strong, theme.colours.canvas)
}
