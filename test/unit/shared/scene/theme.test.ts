import { describe, expect, test } from 'vitest'
import { KINDS } from '../../../../shared/domain/idea.ts'
import { CURSOR_COLOURS, DARK, LIGHT, type Colour } from '../../../../shared/scene/theme.ts'

/** WCAG 2.2 contrast ratio. */
function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: Colour): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

describe.each([LIGHT, DARK])('the $name theme', ({ colours, kinds }) => {
  const grounds = [colours.canvas, colours.surface, colours.sunken]

  test('text can be read on every ground', () => {
    for (const ground of grounds) {
      expect(contrast(colours.text, ground)).toBeGreaterThanOrEqual(7)
      expect(contrast(colours.muted, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.primary, ground)).toBeGreaterThanOrEqual(4.5)
    }
    for (const [text, ground] of [
      [colours.onPrimary, colours.primary],
      [colours.onPrimary, colours.primaryHover],
      [colours.text, colours.primarySoft],
      [colours.primary, colours.primarySoft],
      [colours.danger, colours.dangerSoft],
      [colours.danger, colours.surface],
      [colours.ok, colours.okSoft],
      [colours.warn, colours.warnSoft],
    ] as const)
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('controls, edges and the focus ring stand out from what lies around them', () => {
    for (const ground of [colours.canvas, colours.surface]) {
      expect(contrast(colours.control, ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(colours.edge, ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(colours.focus, ground)).toBeGreaterThanOrEqual(3)
    }
  })

  test.each(KINDS)('%s: bar, symbol and text can be told from the ground', (kind) => {
    const { strong, tint } = kinds[kind]
    for (const ground of [tint, colours.surface, colours.canvas]) {
      expect(contrast(strong, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.text, ground)).toBeGreaterThanOrEqual(7)
    }
  })
})

test('a name in white can be read on every cursor', () => {
  for (const colour of CURSOR_COLOURS) expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5)
  expect(new Set(CURSOR_COLOURS).size).toBe(CURSOR_COLOURS.length)
})
