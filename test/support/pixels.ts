import { createCanvas, loadImage } from '@napi-rs/canvas'

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha. */
  readonly data: Uint8ClampedArray
}

export async function readPixels(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png))
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  return { width, height, data: context.getImageData(0, 0, width, height).data }
}

/** Where the pixels of a colour lie; undefined when there are none. */
export function areaOf({ width, height, data }: Pixels, [red, green, blue]: readonly number[]): Area | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** An area seen with half-closed eyes: the mean colours of a grid of fields, so that no smoothing of an edge counts. */
export function fieldsOf(pixels: Pixels, area: Area, columns: number, rows: number): number[] {
  const fields = Array<number>(columns * rows * 3).fill(0)
  const counts = Array<number>(columns * rows).fill(0)
  for (let dy = 0; dy < area.height; dy++)
    for (let dx = 0; dx < area.width; dx++) {
      const x = Math.round(area.x + dx)
      const y = Math.round(area.y + dy)
      if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue
      const field = Math.floor((dy / area.height) * rows) * columns + Math.floor((dx / area.width) * columns)
      counts[field] = (counts[field] ?? 0) + 1
      for (let part = 0; part < 3; part++)
        fields[field * 3 + part] =
          (fields[field * 3 + part] ?? 0) + (pixels.data[(y * pixels.width + x) * 4 + part] ?? 0)
    }
  return fields.map((sum, i) => sum / Math.max(1, counts[Math.floor(i / 3)] ?? 1))
}

/** By how much two areas differ where they differ most, of 255. */
export const unlikeness = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))))
