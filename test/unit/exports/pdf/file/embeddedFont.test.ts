import { beforeAll, expect, test } from 'vitest'
import { PLAIN } from '../../../../../exports/fonts/plain.ts'
import { FACE_NAMES, type Fonts } from '../../../../../exports/means.ts'
import { EmbeddedFont } from '../../../../../exports/pdf/file/embeddedFont.ts'
import { openFonts } from '../../../../../server/exporting/fonts.ts'
import { seededRandom } from '../../../../support/seededRandom.ts'

/** Shaping takes it apart into n and its accent, which looks the same. */
const APART = 'ǹ'

let fonts: Fonts
beforeAll(async () => void (fonts = await openFonts()))

test('plain letters need no shaping: each is the same glyph, as wide as by itself, whatever stands beside it', () => {
  const random = seededRandom(7)
  for (const name of FACE_NAMES.filter((name) => name.startsWith('sans'))) {
    const face = fonts.faces[name]
    const letters = Array.from({ length: 0x20ad }, (_, code) => String.fromCharCode(code)).filter(
      (letter) => PLAIN.test(letter) && letter !== APART && face.has(letter.charCodeAt(0)),
    )
    expect(letters.length).toBeGreaterThan(400)
    const font = new EmbeddedFont(face, 'F1', 1)
    for (let i = 0; i < 300; i++) {
      const text = Array.from({ length: 8 }, () => letters[Math.floor(random() * letters.length)] ?? '').join('')
      const shaped = font.shaped(text, false)
      expect(font.plain(text), text).toBe(shaped.map(({ sign }) => (typeof sign === 'string' ? sign : '?')).join(''))
      for (const { x, y, advance, width } of shaped) expect([x, y, advance]).toEqual([0, 0, width])
    }
  }
})
