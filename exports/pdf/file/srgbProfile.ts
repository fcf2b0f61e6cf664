/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile for displays, version 2.1 (ICC.1:2001-04): primaries adapted to D50, and the
 * curve as a table. PDF/A asks for one, so that colours mean the same everywhere.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: readonly (readonly [name: string, data: Uint8Array])[] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(0.9642, 1, 0.8249)],
    ['rXYZ', xyzTag(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyzTag(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyzTag(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const different = [...new Set(tags.map(([, data]) => data))]
  const places = new Map<Uint8Array, number>()
  let size = HEADER + 4 + tags.length * 12
  for (const data of different) {
    places.set(data, size)
    size += Math.ceil(data.length / 4) * 4
  }
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, size)
  view.setUint32(8, 0x02100000)
  write(bytes, 12, 'mntrRGB XYZ ')
  // A day, as each profile has one.
  ;[2026, 1, 1].forEach((part, i) => view.setUint16(24 + 2 * i, part))
  write(bytes, 36, 'acsp')
  ;[0.9642, 1, 0.8249].forEach((part, i) => view.setInt32(68 + 4 * i, fixed(part)))
  view.setUint32(HEADER, tags.length)
  tags.forEach(([name, data], i) => {
    const at = HEADER + 4 + i * 12
    const place = places.get(data) ?? 0
    write(bytes, at, name)
    view.setUint32(at + 4, place)
    view.setUint32(at + 8, data.length)
    bytes.set(data, place)
  })
  return bytes
}

const HEADER = 128
const STEPS = 1024

/** Numbers with sixteen bits before and after the point. */
const fixed = (value: number): number => Math.round(value * 65536)

function write(bytes: Uint8Array, at: number, ascii: string): void {
  for (let i = 0; i < ascii.length; i++) bytes[at + i] = ascii.charCodeAt(i)
}

function xyzTag(...values: [number, number, number]): Uint8Array {
  const bytes = new Uint8Array(20)
  write(bytes, 0, 'XYZ ')
  values.forEach((value, i) => new DataView(bytes.buffer).setInt32(8 + 4 * i, fixed(value)))
  return bytes
}

function curveTag(): Uint8Array {
  const bytes = new Uint8Array(12 + 2 * STEPS)
  const view = new DataView(bytes.buffer)
  write(bytes, 0, 'curv')
  view.setUint32(8, STEPS)
  for (let i = 0; i < STEPS; i++) {
    const value = i / (STEPS - 1)
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    view.setUint16(12 + 2 * i, Math.round(light * 65535))
  }
  return bytes
}

function textTag(text: string): Uint8Array {
  const bytes = new Uint8Array(8 + text.length + 1)
  write(bytes, 0, 'text')
  write(bytes, 8, text)
  return bytes
}

/** In ASCII; the places for Unicode and for old Macintosh computers stay empty. */
function descriptionTag(text: string): Uint8Array {
  const bytes = new Uint8Array(12 + text.length + 1 + 8 + 3 + 67)
  write(bytes, 0, 'desc')
  new DataView(bytes.buffer).setUint32(8, text.length + 1)
  write(bytes, 12, text)
  return bytes
}
