import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { unpack } from '../../../../server/exporting/packMap.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { readMindMap } from '../../../../shared/document/readMindMap.ts'
import { plainMap } from '../../../support/plainMap.ts'

const folder = new URL('../../../fixtures/snapshots/', import.meta.url)
const base64 = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const fixture = z.object({
  bytes: z.number(),
  base: z.object({ bytes: z.number(), file: base64 }),
  file: base64,
  whole: base64,
  map: z.unknown(),
})
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

describe('snapshots of every schema so far', () => {
  test.each(names)('[P1] [bar 17] are read as what they were: %s', async (name) => {
    const kept = fixture.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    const { file, whole, bytes, base } = kept
    const maps = await Promise.all(
      [
        { file: whole, bytes },
        { file, bytes, base },
      ].map(unpack),
    )
    for (const map of maps) expect(plainMap(readMindMap(openMapDocument([map])))).toEqual(kept.map)
  })

  test('are all here', () => {
    expect(names).toContain('schema-1.json')
  })
})
