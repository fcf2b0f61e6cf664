import { expect, test } from 'vitest'
import { GOALS, type Idea } from '../../../../shared/domain/idea.ts'
import { BOX_STYLES } from '../../../../shared/layout/geometry.ts'
import { ideaBox } from '../../../../shared/layout/measureIdea.ts'
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
    expect(box.textY + box.text.height).toBeLessThan(box.height)
    expect(ideaBox(idea, depth)).toBe(box)
  }
})

test('who, until when and which goals stand in a line of their own, within the box, in either language', () => {
  const fields = { who: 'Annegret Schmidt-Hagenbeck und die Klimagruppe', until: '2026-12-17', sdg: [3, 11] }
  const without = ideaBox(ideaWith('Bus'), 2)
  const { height, width, facts, text, textY, below } = ideaBox(ideaWith('Bus', { fields }), 2)
  expect(height).toBeGreaterThan(without.height)
  expect(textY + text.height + below).toBeLessThan(height)
  expect(width).toBeLessThanOrEqual(BOX_STYLES.idea.maxWidth)
  expect(facts?.text.de).toMatch(/^Annegret .*… · bis 17\.12\. · SDG 3, 11$/)
  expect(facts?.text.en).toMatch(/^Annegret .*… · by 17 Dec · SDG 3, 11$/)
  expect(ideaBox(ideaWith('Bus', { fields: { nextStep: 'anrufen' } }), 2)).toEqual(without)
  const many = ideaBox(ideaWith('Bus', { fields: { who: 'x'.repeat(500), sdg: GOALS } }), 0)
  expect(many.width).toBeLessThanOrEqual(BOX_STYLES.root.maxWidth)
})
