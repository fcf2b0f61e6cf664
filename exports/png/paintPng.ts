import { word } from '../../shared/language/words.ts'
import type { Rect } from '../../shared/layout/box.ts'
import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, SceneLine, ScenePicture, SceneRun, Shape } from '../../shared/scene/scene.ts'
import type { Theme } from '../../shared/scene/theme.ts'
import type { CopyContent, Export } from '../exportMindMap.ts'
import { ExportRefused } from '../exportRefused.ts'
import { setRun } from '../fonts/setRun.ts'
import { SIGN } from '../fonts/signs.ts'
import type { Means, RasterContext } from '../means.ts'
import { zipFiles } from '../zip/zipFiles.ts'

/** Pixels a side of a CSS pixel: sharp on every screen. */
const SCALE = 2
/** Beyond this a picture helps nobody and could take the machine's memory. */
export const MAX_PIXELS = 40_000_000
/** A side of the pictures that a larger one is cut into: as many pixels as one may have. */
const TILE = Math.sqrt(MAX_PIXELS)
/** More of them nobody would put together, and they would take longer than a copy may. */
const MOST_TILES = 12

/**
 * The poster as a PNG file, at twice its size or as large as one picture may be. Where a sharpness was chosen it is that one: what is too
 * large for one picture becomes several in a ZIP file, and what is too large for these is refused.
 */
export async function paintPng(content: CopyContent, means: Means, tile = TILE): Promise<Export> {
  const { language, now, options = {} } = content
  const poster = content.poster()
  const { sheet } = poster
  const missing = new Set<string>()
  const wanted = options.sharpness ?? SCALE
  const largest = tile / Math.sqrt(sheet.width * sheet.height)
  if (options.sharpness === undefined || wanted <= largest) {
    const scale = Math.min(wanted, largest)
    const bytes = await paintPart(poster, sheet, scale, means, missing)
    return { bytes, report: { missingLetters: [...missing].sort(), scale: scale / wanted } }
  }
  const columns = Math.ceil((sheet.width * wanted) / tile)
  const rows = Math.ceil((sheet.height * wanted) / tile)
  if (columns * rows > MOST_TILES)
    throw new ExportRefused('copyTooManyPixels', Math.round((MOST_TILES * tile * tile) / 1e6))
  const files: Record<string, Uint8Array> = {}
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const name = `${word('row', language)} ${row + 1}, ${word('column', language)} ${column + 1}.png`
      const [x, width] = stretch(sheet.x, sheet.width, column, columns, wanted)
      const [y, height] = stretch(sheet.y, sheet.height, row, rows, wanted)
      const part = { x, y, width, height }
      files[name] = await paintPart(poster, part, wanted, means, missing)
    }
  return { bytes: zipFiles(files, now), report: { missingLetters: [...missing].sort(), scale: 1 }, ending: 'zip' }
}

/** Cut at whole pixels, so that nothing is missing between two. */
function stretch(from: number, length: number, at: number, of: number, scale: number): [from: number, length: number] {
  const pixels = Math.floor(length * scale)
  const [begin, end] = [at, at + 1].map((edge) => Math.floor((pixels * edge) / of) / scale) as [number, number]
  return [from + begin, end - begin]
}

const whole = (pixels: number): number => Math.max(1, Math.floor(pixels + 1e-6))

async function paintPart(
  poster: Poster,
  part: Rect,
  scale: number,
  means: Means,
  missing: Set<string>,
): Promise<Uint8Array> {
  const { scene } = poster
  const { context, encodePng, openPicture } = means.raster(whole(part.width * scale), whole(part.height * scale))
  const text = (line: SceneLine) => {
    for (const run of line.runs) paintRun(context, run, line, means, missing)
  }
  const badge = ({ shapes, line }: Badge) => {
    for (const shape of shapes) paintShape(context, shape)
    if (line) text(line)
  }
  const opened = async ({ file }: ScenePicture) => file && openPicture(file)
  context.scale(scale, scale)
  context.translate(-part.x, -part.y)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.fillStyle = scene.theme.colours.canvas
  context.fillRect(part.x, part.y, part.width, part.height)
  for (const edge of scene.edges) paintShape(context, edge)
  for (const { curve, arrow } of scene.links) {
    paintShape(context, curve)
    paintShape(context, arrow)
  }
  const ideas = scene.ideas.filter(({ box }) => isNear(box, part))
  for (const idea of ideas) {
    for (const shape of [...idea.shapes, ...idea.symbol]) paintShape(context, shape)
    idea.lines.forEach(text)
    if (idea.picture) paintPicture(context, idea.picture, await opened(idea.picture), scene.theme)
  }
  for (const idea of ideas) idea.badges.forEach(badge)
  for (const { label } of scene.links) if (label) badge(label)
  poster.title.forEach(text)
  poster.subtitle.forEach(text)
  poster.legend.forEach(badge)
  poster.people.forEach(text)
  return encodePng()
}

/** Badges and symbols reach a little beyond their idea's box. */
const REACH = 100

const isNear = (box: Rect, part: Rect): boolean =>
  box.x < part.x + part.width + REACH &&
  box.x + box.width > part.x - REACH &&
  box.y < part.y + part.height + REACH &&
  box.y + box.height > part.y - REACH

function paintPicture(
  context: RasterContext,
  { x, y, width, height, radius }: ScenePicture,
  paint: ((x: number, y: number, width: number, height: number) => void) | undefined,
  { colours }: Theme,
): void {
  const sheet = { shape: 'rect', x, y, width, height, radius } as const
  if (!paint) return paintShape(context, { ...sheet, fill: colours.sunken, stroke: colours.line })
  context.save()
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.clip()
  paint(x, y, width, height)
  context.restore()
}

function paintShape(context: RasterContext, shape: Shape): void {
  context.save()
  context.setLineDash([...(shape.dash ?? [])])
  if (shape.fill) context.fillStyle = shape.fill
  if (shape.stroke) context.strokeStyle = shape.stroke
  context.lineWidth = shape.strokeWidth ?? 1
  if (shape.shape === 'path') {
    context.translate(shape.x, shape.y)
    context.scale(shape.scale, shape.scale)
    if (shape.fill) context.fillPath(shape.d)
    if (shape.stroke) context.strokePath(shape.d)
  } else {
    context.beginPath()
    if (shape.shape === 'rect') context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
    else {
      const [x0, y0, ...curve] = shape.points
      context.moveTo(x0, y0)
      context.bezierCurveTo(...curve)
    }
    if (shape.fill) context.fill()
    if (shape.stroke) context.stroke()
  }
  context.restore()
}

function paintRun(
  context: RasterContext,
  run: SceneRun,
  { baseline, size }: SceneLine,
  means: Means,
  missing: Set<string>,
): void {
  context.fillStyle = run.colour
  for (const piece of setRun(run, means.fonts)) {
    if (piece.by === 'face') {
      context.font = `${size}px ${piece.face.name}`
      context.direction = piece.rtl ? 'rtl' : 'ltr'
      context.textAlign = piece.rtl ? 'right' : 'left'
      context.fillText(piece.text, piece.rtl ? piece.x + piece.width : piece.x, baseline)
      continue
    }
    context.save()
    if (piece.by === 'glyph') {
      const em = size / 1000
      context.translate(piece.x + (piece.width - piece.glyph.advance * em) / 2, baseline)
      context.scale(em, -em)
      for (const layer of piece.glyph.layers) {
        context.fillStyle = layer.fill ?? run.colour
        context.fillPath(layer.d)
      }
    } else {
      if (piece.missing) missing.add(piece.text)
      const em = Math.min(size, piece.width || size) / SIGN.em
      context.translate(piece.x + (piece.width - SIGN.em * em) / 2, baseline - SIGN.baseline * em)
      context.scale(em, em)
      context.strokeStyle = run.colour
      context.lineWidth = run.bold ? SIGN.width * 1.5 : SIGN.width
      context.strokePath(piece.d)
    }
    context.restore()
  }
  if (run.link !== undefined) context.fillRect(run.x, baseline + size * 0.12, run.width, Math.max(1, size / 15))
}
