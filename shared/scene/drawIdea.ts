import type { Idea } from '../domain/idea.ts'
import type { Language } from '../domain/mindMap.ts'
import type { PictureId } from '../domain/picture.ts'
import { kindName, voteWord, word } from '../language/words.ts'
import type { Rect } from '../layout/box.ts'
import { BADGES, BOX_STYLES, FACTS, PICTURE_PLACE, rankOf, type BoxStyle } from '../layout/geometry.ts'
import { ideaBox, textTop, type IdeaBox } from '../layout/measureIdea.ts'
import { widthOf } from '../layout/textAdvance.ts'
import { drawLabel, drawLines } from './drawText.ts'
import { ideaLook, type IdeaLook } from './ideaLook.ts'
import { KIND_SYMBOLS, NOTE_SYMBOL, SYMBOL_GRID, type SymbolPart } from './kindSymbols.ts'
import type { Badge, SceneIdea, ScenePicture, Shape } from './scene.ts'
import type { Colour, Theme } from './theme.ts'

export interface IdeaSurroundings {
  readonly depth: number
  readonly votes: number
  readonly hidden: number
  /** Whether the kind is the idea's own rather than its branch's. */
  readonly tellsKind: boolean
  readonly theme: Theme
  readonly language: Language
  /** JPEG files of pictures, for copies. */
  readonly pictures?: PictureFiles | undefined
}

export type PictureFiles = ReadonlyMap<PictureId, Uint8Array>

export function drawIdea(
  idea: Idea,
  box: Rect & { side: 'left' | 'right' | 'root' },
  around: IdeaSurroundings,
): SceneIdea {
  const { depth, theme, language } = around
  const rank = rankOf(depth)
  const style = BOX_STYLES[rank]
  const look = ideaLook(idea, rank, theme)
  const measured = ideaBox(idea, depth)
  const { text, textX, facts, pictureRoom } = measured
  const textY = box.y + textTop(measured, box.height)
  const empty = idea.text.trim() === ''
  return {
    id: idea.id,
    parent: idea.parent,
    depth,
    kind: idea.kind,
    spokenKind: around.tellsKind ? kindName(idea.kind, language) : undefined,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    shapes: [
      ...frame(box, style, look),
      ...(idea.note.length > 0
        ? noteMarker(box, textY, style, rank === 'root' ? look.text : theme.colours.muted, look.fill)
        : []),
    ],
    symbol: drawSymbol(
      KIND_SYMBOLS[idea.kind],
      box.x + style.symbolX,
      // Beside the first line, not floating in the middle of a long text; the root's stands by the whole.
      rank === 'root'
        ? box.y + (box.height - pictureRoom - style.symbol) / 2
        : textY + (style.lineHeight - style.symbol) / 2,
      style.symbol,
      look.symbol,
      look.fill,
    ),
    lines: empty
      ? []
      : drawLines(text, style, box.x + textX, textY, {
          colour: look.text,
          ...(rank !== 'root' && { link: theme.colours.primary }),
          text: idea.text,
        }),
    picture: placePicture(idea, box, measured, around),
    badges: [
      ...(facts
        ? [
            factsBadge(
              facts.text[language],
              wordsOf(box, measured),
              style,
              rank === 'root' ? look.text : theme.colours.muted,
            ),
          ]
        : []),
      ...(around.votes > 0 ? [votePill(around.votes, box, look, theme, language)] : []),
      ...(around.hidden > 0 ? [foldedPill(around.hidden, box, theme)] : []),
    ],
  }
}

/** The part of a box above the picture. */
const wordsOf = (box: Rect, { pictureRoom }: IdeaBox): Rect => ({ ...box, height: box.height - pictureRoom })

function placePicture(
  { fields: { picture } }: Idea,
  box: Rect,
  { picture: place, pictureRoom }: IdeaBox,
  { language, pictures }: IdeaSurroundings,
): ScenePicture | undefined {
  if (!picture || !place) return undefined
  return {
    id: picture.id,
    ...{ x: box.x + place.x, y: box.y + box.height - pictureRoom, width: place.width, height: place.height },
    radius: Math.min(PICTURE_PLACE.radius, place.width / 2, place.height / 2),
    alt: picture.decorative ? undefined : picture.alt || word('picture', language),
    file: pictures?.get(picture.id),
  }
}

function frame(box: Rect, style: BoxStyle, look: IdeaLook): Shape[] {
  const { x, y, width, height } = box
  const inset = look.borderWidth / 2
  const shapes: Shape[] = [
    {
      shape: 'rect',
      x: x + inset,
      y: y + inset,
      width: width - look.borderWidth,
      height: height - look.borderWidth,
      radius: style.radius - inset,
      fill: look.fill,
      ...(look.borderWidth > 0 && { stroke: look.border, strokeWidth: look.borderWidth }),
      ...(look.dashed && { dash: [6, 4] }),
    },
  ]
  if (style.bar > 0) shapes.push({ shape: 'path', d: barPath(style, height), x, y, scale: 1, fill: look.bar })
  return shapes
}

/** The left end of a box with round corners, `bar` wide. Curves in the place of arcs: not all that draws knows these. */
export function barPath({ radius, bar }: Pick<BoxStyle, 'radius' | 'bar'>, height: number): string {
  const angle = Math.acos((radius - bar) / radius)
  const reach = (4 / 3) * Math.tan(angle / 4) * radius
  const near = radius * (1 - Math.sin(angle))
  const [x, y] = [bar - reach * Math.sin(angle), near + reach * Math.cos(angle)]
  const bottom = height - radius
  return (
    `M${short(bar)} ${short(near)}C${short(x)} ${short(y)} 0 ${short(radius - reach)} 0 ${short(radius)}` +
    `V${short(bottom)}C0 ${short(bottom + reach)} ${short(x)} ${short(height - y)} ${short(bar)} ${short(height - near)}Z`
  )
}

const short = (value: number): number => Math.round(value * 100) / 100

export function drawSymbol(
  parts: readonly SymbolPart[],
  x: number,
  y: number,
  size: number,
  strong: Colour,
  ground: Colour,
): Shape[] {
  const colour = (name: 'strong' | 'ground') => (name === 'strong' ? strong : ground)
  return parts.map((part) => ({
    shape: 'path',
    d: part.d,
    x,
    y,
    scale: size / SYMBOL_GRID,
    ...(part.fill && { fill: colour(part.fill) }),
    ...(part.stroke && { stroke: colour(part.stroke), strokeWidth: part.width ?? 1 }),
  }))
}

function noteMarker(box: Rect, textY: number, style: BoxStyle, colour: Colour, ground: Colour): Shape[] {
  const { size, inset } = BADGES.note
  const y = textY + (style.lineHeight - size) / 2
  return drawSymbol(NOTE_SYMBOL, box.x + box.width - inset - size, y, size, colour, ground)
}

function factsBadge(text: string, box: Rect, style: BoxStyle, colour: Colour): Badge {
  const { size, lineHeight } = FACTS
  const middle = box.y + box.height - style.padY - lineHeight / 2
  return {
    shapes: [],
    line: drawLabel(text, { size, bold: false, lineHeight }, box.x + style.textX, middle, colour),
    spoken: ` (${text})`,
  }
}

function votePill(votes: number, box: Rect, look: IdeaLook, theme: Theme, language: Language): Badge {
  const { height, padX, size, inset, drop } = BADGES.pill
  const text = String(votes)
  const dot = 8
  const width = Math.ceil(padX + dot + 5 + widthOf(text, size, true) + padX)
  const x = box.x + box.width - inset - width
  const middle = box.y + box.height + drop
  const line = drawLabel(text, { size, bold: true, lineHeight: 18 }, x + padX + dot + 5, middle, theme.colours.text)
  return {
    shapes: [
      {
        shape: 'rect',
        x,
        y: middle - height / 2,
        width,
        height,
        radius: height / 2,
        fill: theme.colours.surface,
        stroke: look.bar,
        strokeWidth: 1.5,
      },
      { shape: 'rect', x: x + padX, y: middle - dot / 2, width: dot, height: dot, radius: dot / 2, fill: look.bar },
    ],
    line,
    spoken: ` (${votes} ${voteWord(votes, language)})`,
  }
}

function foldedPill(hidden: number, box: Rect & { side: 'left' | 'right' | 'root' }, theme: Theme): Badge {
  const { height, padX, size, gap } = BADGES.folded
  const text = `+${hidden}`
  const width = Math.ceil(2 * padX + widthOf(text, size, true))
  const x = box.side === 'left' ? box.x - gap - width : box.x + box.width + gap
  const middle = box.y + box.height / 2
  const { sunken, control, text: colour } = theme.colours
  return {
    shapes: [
      {
        shape: 'rect',
        x,
        y: middle - height / 2,
        width,
        height,
        radius: height / 2,
        fill: sunken,
        stroke: control,
        strokeWidth: 1,
      },
    ],
    line: drawLabel(text, { size, bold: true, lineHeight: 18 }, x + padX, middle, colour),
    spoken: ` (${text})`,
  }
}
