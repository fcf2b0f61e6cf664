import { createCanvas, loadImage } from '@napi-rs/canvas'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LIGHT } from '../shared/scene/theme.ts'

/** The favicon as the pictures that an installed app has on the home screen. */
const folder = fileURLToPath(new URL('../client/public/', import.meta.url))
// It gives no size of its own: as large as the largest picture, so that it stays sharp.
const drawing = await loadImage(
  Buffer.from(readFileSync(`${folder}favicon.svg`, 'utf8').replace('<svg ', '<svg width="512" height="512" ')),
)

/** `part`: how much of the picture the cup takes; systems cut a circle out of what is `maskable`. */
for (const [name, size, part, ground] of [
  ['icon-192', 192, 0.92, undefined],
  ['icon-512', 512, 0.92, undefined],
  ['icon-maskable', 512, 0.62, LIGHT.colours.canvas],
  ['icon-apple', 180, 0.78, LIGHT.colours.canvas],
] as const) {
  const canvas = createCanvas(size, size)
  const context = canvas.getContext('2d')
  if (ground) {
    context.fillStyle = ground
    context.fillRect(0, 0, size, size)
  }
  const side = size * part
  context.drawImage(drawing, (size - side) / 2, (size - side) / 2, side, side)
  writeFileSync(`${folder}${name}.png`, canvas.toBuffer('image/png'))
}
