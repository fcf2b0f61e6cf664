import { expect, test } from 'vitest'
import { GOALS, type Idea } from '../../../../shared/domain/idea.ts'
import { BOX_STYLES, PICTURE_PLACE } from '../../../../shared/layout/geometry.ts'
import { ideaBox, textTop } from '../../../../shared/layout/measureIdea.ts'
import { PlainMap } from '../../../support/randomMap.ts'

function ideaWith(text: string, more: Partial<Idea> = {}): Idea {
  const map = new PlainMap()
  map.add('a', 'root', text, 0, more)
  return map.idea('a')
}

test('a short idea has the least width and height, a long one grows downwards', () => {
  expect(ideaBox(ideaWith('Kaffee'), 2)).toMatchObject({ width: 160, height: 44 })
  const long = ideaBox(
    ideaWith('Wer soll das in einem Rathaus mit zwölf Beschäftigten neben dem Tagesgeschäft schaffen?'),
    2,
  )
  expect(long.width).toBeLessThanOrEqual(BOX_STYLES.idea.maxWidth)
  expect(long.height).toBeGreaterThan(44)
})

test('a German compound widens its box rather than being torn', () => {
  const { text, width } = ideaBox(ideaWith('Nachhaltigkeitsberichterstattungspflicht'), 2)
  expect(text.lines).toHaveLength(1)
  expect(width).toBeGreaterThan(BOX_STYLES.idea.maxWidth)
  expect(ideaBox(ideaWith('x'.repeat(300)), 2).width).toBeLessThanOrEqual(BOX_STYLES.idea.wordMaxWidth)
})

test('a note makes room for its marker', () => {
  const without = ideaBox(ideaWith('Ein Telefonat im Monat'), 2)
  const withNote = ideaBox(ideaWith('Ein Telefonat im Monat', { note: [[{ text: 'dienstags' }]] }), 2)
  expect(withNote.width).toBeGreaterThan(without.width)
})

test('the text lies within its box on every level, and the same idea is measured once', () => {
  const idea = ideaWith('Förderanträge sind für Ehrenamtliche zu aufwendig')
  for (const depth of [0, 1, 2, 7]) {
    const box = ideaBox(idea, depth)
    expect(box.textX + box.text.width).toBeLessThan(box.width)
    expect(textTop(box, box.height) + box.text.height).toBeLessThan(box.height)
    expect(ideaBox(idea, depth)).toBe(box)
  }
})

test('who, until when and which goals stand in a line of their own, within the box, in either language', () => {
  const fields = { who: 'Annegret Schmidt-Hagenbeck und die Klimagruppe', until: '2026-12-17', sdg: [3, 11] }
  const without = ideaBox(ideaWith('Bus'), 2)
  const box = ideaBox(ideaWith('Bus', { fields }), 2)
  const { height, width, facts, text, below } = box
  expect(height).toBeGreaterThan(without.height)
  expect(textTop(box, height) + text.height + below).toBeLessThan(height)
  expect(width).toBeLessThanOrEqual(BOX_STYLES.idea.maxWidth)
  expect(facts?.text.de).toMatch(/^Annegret .*… · bis 17\.12\. · SDG 3, 11$/)
  expect(facts?.text.en).toMatch(/^Annegret .*… · by 17 Dec · SDG 3, 11$/)
  expect(ideaBox(ideaWith('Bus', { fields: { nextStep: 'anrufen' } }), 2)).toEqual(without)
  const many = ideaBox(ideaWith('Bus', { fields: { who: 'x'.repeat(500), sdg: GOALS } }), 0)
  expect(many.width).toBeLessThanOrEqual(BOX_STYLES.root.maxWidth)
})

const pictured = (width: number, height: number, text = 'Lastenrad vor der Bücherei') =>
  ideaWith(text, { fields: { picture: { id: 'A'.repeat(22), width, height, alt: '' } } })

test('a picture stands below the words, in its own proportions, within the box', () => {
  for (const depth of [0, 1, 2])
    for (const [width, height] of [
      [2_000, 1_500],
      [1_500, 2_000],
      [40, 30],
      [2_000, 10],
      [100_000, 1],
    ] as const) {
      const box = ideaBox(pictured(width, height), depth)
      const { picture } = box
      if (!picture) throw new Error('no picture')
      expect(picture.width).toBeLessThanOrEqual(PICTURE_PLACE.maxWidth)
      expect(picture.height).toBeLessThanOrEqual(PICTURE_PLACE.maxHeight)
      expect(picture.x + picture.width).toBeLessThan(box.width)
      expect(box.width).toBeLessThanOrEqual(BOX_STYLES.root.maxWidth)
      expect(textTop(box, box.height) + box.text.height).toBeLessThan(box.height - box.below)
      if (picture.width > 8 && picture.height > 8) expect(picture.width / picture.height).toBeCloseTo(width / height, 1)
    }
})

test('a picture moves no word: the text breaks and stands as without it', () => {
  const [without, withPicture] = [ideaBox(ideaWith('Lastenrad vor der Bücherei'), 2), ideaBox(pictured(800, 600), 2)]
  expect(withPicture.text).toEqual(without.text)
  expect(textTop(withPicture, withPicture.height)).toBe(textTop(without, without.height))
  expect(withPicture.height).toBe(without.height + withPicture.below)
})

test('a small picture is not blown up', () => {
  expect(ideaBox(pictured(40, 30), 2).picture).toMatchObject({ width: 40, height: 30 })
})
