import { aroundPoints, grown, overlaps, type Rect } from '../../shared/layout/box.ts'
import type { Poster } from '../../shared/scene/framePoster.ts'
import type { Badge, SceneLine } from '../../shared/scene/scene.ts'
import type { Means, Raster, RasterContext } from '../means.ts'
import { paintPicture, paintRun, paintShape } from './paintShape.ts'
import { TypeCase, type Words } from './typeCase.ts'

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
  const typeCase = new TypeCase(scale, means)
  const bands = inBands(thingsOf(poster, typeCase, means, missing), part, band / scale, Math.ceil(height / band))
  typeCase.cast()
  for (const [i, { deeds, words }] of bands.entries()) {
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
    const pixels = raster.pixels().subarray(0, Math.min(band, height - i * band) * width * 4)
    for (const each of words) typeCase.print(each, { pixels, width }, part.x, part.y + (i * band) / scale)
    await file.add(pixels)
  }
  return file.end()
}

const whole = (pixels: number): number => Math.max(1, Math.floor(pixels + 1e-6))

type Deed = (raster: Raster) => void | Promise<void>
/** Something that is painted, and where. */
interface Thing {
  readonly place: Rect
  readonly deed?: Deed
  /** Printed at last: nothing may come to lie upon them. */
  readonly words?: readonly Words[]
}
interface Band {
  readonly deeds: Deed[]
  readonly words: Words[]
}

/** For each band what reaches into it, in the order in which it is painted. */
function inBands(things: Iterable<Thing>, part: Rect, height: number, count: number): Band[] {
  const bands = Array.from({ length: count }, (): Band => ({ deeds: [], words: [] }))
  for (const { place, deed, words } of things) {
    const area = grown(place, REACH)
    if (!overlaps(area, part)) continue
    const last = Math.floor((area.y + area.height - part.y) / height)
    for (let i = Math.max(0, Math.floor((area.y - part.y) / height)); i <= last; i++) {
      if (deed) bands[i]?.deeds.push(deed)
      if (words) bands[i]?.words.push(...words)
    }
  }
  return bands
}

/** Strokes, accents and badges stand out of the places of what they belong to. */
const REACH = 100

function* thingsOf(poster: Poster, typeCase: TypeCase, means: Means, missing: Set<string>): Generator<Thing> {
  const { sheet, scene, title, subtitle, legend, people } = poster
  const labels = scene.links.flatMap(({ label }) => label ?? [])
  const write = (context: RasterContext, line: SceneLine, runs = line.runs) => {
    for (const run of runs) paintRun(context, run, line, means, missing)
  }
  const paintBadge = ({ context }: Raster, { shapes, line }: Badge) => {
    for (const shape of shapes) paintShape(context, shape)
    if (line) write(context, line)
  }
  for (const edge of scene.edges)
    yield { place: aroundPoints(edge.points), deed: ({ context }) => paintShape(context, edge) }
  for (const { curve, arrow } of scene.links)
    yield {
      place: aroundPoints(curve.points),
      deed({ context }) {
        paintShape(context, curve)
        paintShape(context, arrow)
      },
    }
  for (const { box, shapes, symbol, lines, picture } of scene.ideas) {
    const covered = labels.some((label) => overlaps(label.box, box))
    const words: Words[] = []
    const drawn = lines.map((line) => ({
      line,
      runs: line.runs.filter((run) => {
        const printed = covered ? undefined : typeCase.take(run, line)
        if (printed) words.push(printed)
        return !printed
      }),
    }))
    yield {
      place: box,
      words,
      deed(raster) {
        for (const shape of shapes) paintShape(raster.context, shape)
        for (const shape of symbol) paintShape(raster.context, shape)
        for (const { line, runs } of drawn) write(raster.context, line, runs)
        return picture && paintPicture(raster, picture, scene.theme)
      },
    }
  }
  for (const { box, badges } of scene.ideas)
    for (const badge of badges) yield { place: box, deed: (raster) => paintBadge(raster, badge) }
  for (const label of labels) yield { place: label.box, deed: (raster) => paintBadge(raster, label) }
  // The few words around the map.
  for (const line of [...title, ...subtitle]) yield { place: sheet, deed: ({ context }) => write(context, line) }
  for (const entry of legend) yield { place: sheet, deed: (raster) => paintBadge(raster, entry) }
  for (const line of people) yield { place: sheet, deed: ({ context }) => write(context, line) }
}
