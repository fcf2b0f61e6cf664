import { create } from 'qrcode'

export interface QrDrawing {
  /** Side in modules, the quiet zone of four included. */
  readonly size: number
  /** An SVG path of all dark modules. */
  readonly path: string
}

const QUIET = 4

/** A QR code as one path, made here: the link goes to no service. */
export function qrPath(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      let width = 0
      while (column + width < modules.size && modules.get(row, column + width)) width++
      if (width === 0) continue
      path += `M${column + QUIET} ${row + QUIET}h${width}v1h-${width}z`
      column += width
    }
  return { size: modules.size + 2 * QUIET, path }
}
