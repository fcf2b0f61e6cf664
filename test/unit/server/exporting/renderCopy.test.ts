import { beforeAll, expect, test } from 'vitest'
import type { Means } from '../../../../exports/means.ts'
import { openMeans } from '../../../../server/exporting/openMeans.ts'
import { renderCopy } from '../../../../server/exporting/renderCopy.ts'
import { COPY_FORMATS, TEXT_FORMATS } from '../../../../shared/domain/copy.ts'
import type { Template } from '../../../../shared/domain/board.ts'
import { updatesOf } from '../../../support/drawnMap.ts'

let means: Means
beforeAll(async () => {
  means = await openMeans()
})

const order = (template: Template = 'demo') => {
  const { mapUpdate, stageUpdate, title } = updatesOf(template)
  return {
    mapUpdate,
    ...(stageUpdate && { stageUpdate }),
    language: 'de' as const,
    title,
    // Shortly after midnight in Berlin, still yesterday in London.
    now: Date.UTC(2026, 10, 21, 23, 30),
    timeZone: 'Europe/Berlin',
  }
}

test.each(COPY_FORMATS)('[P8] a copy as %s bears the board’s name and the day of its place', async (format) => {
  const { fileName, bytes } = await renderCopy({ ...order('regionalgespraech'), format }, means)
  expect(fileName).toBe(
    format === 'handout'
      ? 'Handout Regionalgespräch Münsterland 2026-11-22.pdf'
      : `Regionalgespräch Münsterland 2026-11-22.${format}`,
  )
  expect(bytes.length).toBeGreaterThan(100)
})

test.each([
  ['pdf', 'demo'],
  ['svg', 'demo'],
  ['png', 'blank'],
  ...TEXT_FORMATS.map((format) => [format, 'demo'] as const),
] as const)('the same board and moment give the same %s, byte for byte', async (format, template) => {
  const first = await renderCopy({ ...order(template), format }, means)
  const second = await renderCopy({ ...order(template), format }, means)
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true)
})
