import { aroundPoints, grown, overlaps, type Rect } from '../../shared/layout/box.ts'
import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, SceneLine } from '../../shared/scene/scene.ts'
import type { Means, Raster, RasterContext } from '../means.ts'
import { paintPicture, paintRun, paintShape } from './paintShape.ts'

/** Rows of pixels that are drawn at a time: enough that little is drawn twice, few enough that a large picture takes little memory. */
export const BAND = 1024

/** A part of the poster as a PNG file: one band after the other on the same sheet, each packed while the next one is drawn. */
export async function paintPart(
  poster: Poster,
  part: Rect,
  scale: number,
  means: Means,
  missing: Set<string>,
  band = BAND,
): Promise<Uint8Array> {
  const width = whole(part.width * scale)
  const height = whole(part.height * scale)
  const raster = means.raster(width, Math.min(band, height))
  const { context } = raster
  const file = means.png(width, height)
  const bands = inBands(poster, part, band / scale, Math.ceil(height / band), means, missing)
  for (const [i, deeds] of bands.entries()) {
    context.save()
    context.translate(0, -i * band)
    context.scale(scale, scale)
    context.translate(-part.x, -part.y)
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.fillStyle = poster.scene.theme.colours.canvas
    context.fillRect(part.x, part.y, part.width, part.height)
    for (const deed of deeds) {
      const opening = deed(raster)
      if (opening) await opening
    }
    context.restore()
    await file.add(raster.pixels().subarray(0, Math.min(band, height - i * band) * width * 4))
  }
  return file.end()
}

const whole = (pixels: number): number => Math.max(1, Math.floor(pixels + 1e-6))

type Deed = (raster: Raster) => void | Promise<void>

/** For each band what reaches into it, in the order in which it is painted. */
function inBands(
  poster: Poster,
  part: Rect,
  band: number,
  count: number,
  means: Means,
  missing: Set<string>,
): Deed[][] {
  const bands = Array.from({ length: count }, (): Deed[] => [])
  for (const [place, deed] of deedsFor(poster, means, missing)) {
    const area = grown(place, REACH)
    if (!overlaps(area, part)) continue
    const last = Math.floor((area.y + area.height - part.y) / band)
    for (let i = Math.max(0, Math.floor((area.y - part.y) / band)); i <= last; i++) bands[i]?.push(deed)
  }
  return bands
}

/** Strokes, accents and badges stand out of the places of what they belong to. */
const REACH = 100

/** All that is painted, each with the place where that is. */
function* deedsFor(poster: Poster, means: Means, missing: Set<string>): Generator<readonly [place: Rect, Deed]> {
  const { scene, title, subtitle, legend, people } = poster
  const write = (context: RasterContext, line: SceneLine) => {
    for (const run of line.runs) paintRun(context, run, line, means, missing)
  }
  const badge = ({ context }: Raster, { shapes, line }: Badge) => {
    for (const shape of shapes) paintShape(context, shape)
    if (line) write(context, line)
  }
  for (const edge of scene.edges) yield [aroundPoints(edge.points), ({ context }) => paintShape(context, edge)]
  for (const { curve, arrow } of scene.links)
    yield [
      aroundPoints(curve.points),
      ({ context }) => {
        paintShape(context, curve)
        paintShape(context, arrow)
      },
    ]
  for (const { box, shapes, symbol, lines, picture } of scene.ideas)
    yield [
      box,
      (raster) => {
        for (const shape of shapes) paintShape(raster.context, shape)
        for (const shape of symbol) paintShape(raster.context, shape)
        for (const line of lines) write(raster.context, line)
        return picture && paintPicture(raster, picture, scene.theme)
      },
    ]
  for (const { box, badges } of scene.ideas) for (const each of badges) yield [box, (raster) => badge(raster, each)]
  for (const { label } of scene.links) if (label) yield [label.box, (raster) => badge(raster, label)]
  // The few words around the map.
  for (const line of [...title, ...subtitle]) yield [poster.sheet, ({ context }) => write(context, line)]
  for (const each of legend) yield [poster.sheet, (raster) => badge(raster, each)]
  for (const line of people) yield [poster.sheet, ({ context }) => write(context, line)]
}
