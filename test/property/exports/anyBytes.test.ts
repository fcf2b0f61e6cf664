import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importMindMap } from '../../../exports/importMindMap.ts'
import { ImportRefused } from '../../../exports/import/importRefused.ts'
import { REAL_MAPS, realMap } from '../../support/realMaps.ts'
import { workTime } from '../../support/workTime.ts'

/** An outline or a refusal, and nothing else, in bounded time. */
function isAnswered(bytes: Uint8Array): void {
  const started = workTime()
  try {
    expect(importMindMap(bytes).outline.items.length).toBeGreaterThan(0)
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
  }
  expect(workTime() - started).toBeLessThan(5_000)
}

/** One of each kind, and small, so that many can be tried. */
const SMALL = ['.mm', '.opml', '.xmind', '.md', '.canvas', '.json', '.mymind', '.km', '.mmd'].flatMap((ending) => {
  const found = REAL_MAPS.filter(({ file }) => file.endsWith(ending)).map(({ file }) => ({
    file,
    bytes: realMap(file),
  }))
  return found.sort((a, b) => a.bytes.length - b.bytes.length).slice(0, 3)
})

describe('[P11] whatever bytes come, the answer is an outline or a refusal in words', () => {
  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), isAnswered), { numRuns: 500 })
  })

  test('any text that begins like one of ours', () => {
    const start = fc.constantFrom(
      '<map><node ',
      '<opml><body><outline ',
      '{"nodes":[',
      '{"root":',
      '# ',
      '- ',
      'mindmap\n',
      '"a";"b"\n',
      '[{"rootTopic":',
      '{"kaffeetisch":1,"outline":[',
      '<xmap-content><sheet><topic>',
    )
    const text = fc
      .tuple(start, fc.string({ unit: 'binary', maxLength: 300 }))
      .map((parts) => new TextEncoder().encode(parts.join('')))
    fc.assert(fc.property(text, isAnswered), { numRuns: 1_000 })
  })

  test('any JSON', () => {
    const json = fc
      .tuple(fc.constantFrom('root', 'nodeData', 'nodes', 'data', 'kaffeetisch', 'outline'), fc.jsonValue())
      .map(([name, value]) => ({ [name]: value, edges: [], outline: value }))
    fc.assert(
      fc.property(json, (value) => isAnswered(new TextEncoder().encode(JSON.stringify(value)))),
      { numRuns: 500 },
    )
  })

  test.each(SMALL)('$file with random damage', ({ bytes }) => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(damage, fc.nat(), (places, end) => {
        const copy = bytes.slice(0, bytes.length - (end % 3 === 0 ? end % bytes.length : 0))
        for (const [place, value] of places) if (copy.length > 0) copy[place % copy.length] = value
        isAnswered(copy)
      }),
      { numRuns: 40 },
    )
  })
})
