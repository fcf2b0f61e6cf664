import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fontMetricsSource } from '../../../scripts/writeFontMetrics.ts'
import { tokensSource } from '../../../scripts/writeTokens.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const bare = (source: string) => source.replace(/[\s,]+/g, '')

test('the tokens in client/styles are those of the theme (else: npx tsx scripts/writeTokens.ts)', () => {
  expect(read('client/styles/tokens.css')).toBe(tokensSource())
})

test('the table of letter widths is that of the installed fonts (else: npx tsx scripts/writeFontMetrics.ts)', () => {
  expect(bare(read('shared/layout/fontMetrics.ts'))).toBe(bare(fontMetricsSource()))
})
