import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Blobs } from '../../server/storage/ports.ts'

export interface BlobsUnderTest {
  readonly blobs: Blobs
  reopen(): Promise<Blobs>
  dispose(): Promise<void>
}

/** What every keeper of whole files must promise. */
export function blobsContract(name: string, start: () => Promise<BlobsUnderTest>): void {
  describe(`the blobs ${name}`, () => {
    let under: BlobsUnderTest
    let blobs: Blobs
    beforeEach(async () => {
      under = await start()
      blobs = under.blobs
    })
    afterEach(() => under.dispose())

    const contentOf = async (key: string): Promise<string | undefined> => {
      const found = await blobs.get(key)
      if (!found) return undefined
      const bytes = await buffer(found.stream)
      expect(bytes.length).toBe(found.bytes)
      return bytes.toString()
    }

    test('[P8] a copy that was made is there after the process was killed', async () => {
      await blobs.put('brett/kopie.pdf', Buffer.from('%PDF'))
      blobs = await under.reopen()
      expect(await contentOf('brett/kopie.pdf')).toBe('%PDF')
    })

    test('replaces as a whole, and has nothing under other keys', async () => {
      await blobs.put('brett/a', Buffer.from('erste Fassung'))
      await blobs.put('brett/a', Buffer.from('zweite'))
      expect(await contentOf('brett/a')).toBe('zweite')
      expect(await contentOf('brett')).toBeUndefined()
      expect(await contentOf('nirgends/a')).toBeUndefined()
    })

    test('deletes a board’s copies and no others', async () => {
      for (const key of ['brett/a', 'brett/b', 'brettl/a']) await blobs.put(key, Buffer.from(key))
      await blobs.delete('brett')
      await blobs.delete('unbekannt/a')
      blobs = await under.reopen()
      expect(await Promise.all(['brett/a', 'brett/b', 'brettl/a'].map(contentOf))).toEqual([
        undefined,
        undefined,
        'brettl/a',
      ])
    })

    test('[P11] lets no key leave its place', async () => {
      for (const key of [
        '',
        '..',
        '../x',
        'a/../../x',
        '/etc/passwd',
        'a//b',
        '.hidden',
        'a\0b',
        'a\\b',
        'a/b/c/d/e/f',
        'put-1.tmp',
      ]) {
        await expect(blobs.put(key, Buffer.from('x')), key).rejects.toThrow()
        await expect(blobs.get(key), key).rejects.toThrow()
        await expect(blobs.delete(key), key).rejects.toThrow()
      }
    })
  })
}
