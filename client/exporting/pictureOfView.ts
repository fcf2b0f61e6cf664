import { toCanvas } from 'html-to-image'
import { fontsInUse } from './fontsInUse.ts'

const GROUND_SAMPLES = 64

/** The style values that say how something looks and where it stands. */
const SEEN =
  /^(align-|aspect-|background-|border-|bottom|box-s|clip|color$|column-gap|content|direction|display|fill|flex-|float|font-|forced-|gap|grid-|height|hyphens|inset|isolation|justify-|left|letter-|line-height|list-|margin-|mask|max-|min-|mix-|object-|opacity|order|outline-|overflow|padding-|position|right|rotate|row-gap|scale|stroke|text-|top|transform|translate|unicode-|vertical-|visibility|white-space|width|word-|z-index)/

/** A picture of what an element shows now, canvases included. Undefined when the browser gave an empty one. */
export async function pictureOfView(element: HTMLElement): Promise<Blob | undefined> {
  const options = {
    pixelRatio: Math.min(2, Math.max(1, devicePixelRatio)),
    backgroundColor: getComputedStyle(document.documentElement).backgroundColor,
    // By itself it would fetch and embed every font of the page, used or not.
    fontEmbedCSS: await fontsInUse(),
    // By itself it would copy several hundred style values of each element: what nobody sees is left out, elements and values.
    filter: seenIn(element.getBoundingClientRect()),
    // Inside of symbols nothing is copied: what their attributes refer to must be there.
    includeStyleProperties: [...[...getComputedStyle(element)].filter((name) => SEEN.test(name)), '--ground'],
  }
  // Some browsers draw nothing at the first call, because pictures inside are not decoded yet.
  for (let attempt = 0; attempt < 3; attempt++) {
    const canvas = await toCanvas(element, options)
    if (hasContent(canvas))
      return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
  }
  return undefined
}

/** Tools are no part of the picture, nor are ideas that stand ready beyond the edge of the view. */
const seenIn = (view: DOMRect) => (node: Node) => {
  if (!(node instanceof HTMLElement)) return true
  if (node.matches('[data-map-control]:not([role="treeitem"] *), .visuallyHidden')) return false
  if (!node.matches('[role="treeitem"]')) return true
  const { left, right, top, bottom } = node.getBoundingClientRect()
  return right > view.left && left < view.right && bottom > view.top && top < view.bottom
}

/** Whether it shows more than one flat colour. */
function hasContent(canvas: HTMLCanvasElement): boolean {
  const small = document.createElement('canvas')
  small.width = small.height = GROUND_SAMPLES
  const context = small.getContext('2d', { willReadFrequently: true })
  if (!context) return false
  context.drawImage(canvas, 0, 0, GROUND_SAMPLES, GROUND_SAMPLES)
  const pixels = new Uint32Array(context.getImageData(0, 0, GROUND_SAMPLES, GROUND_SAMPLES).data.buffer)
  return pixels.some((pixel) => pixel !== pixels[0])
}
