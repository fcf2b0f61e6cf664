import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Records } from '../../server/storage/ports.ts'
import { seededRandom } from '../support/seededRandom.ts'

export interface RecordsUnderTest {
  readonly records: Records
  reopen(): Promise<Records>
  dispose(): Promise<void>
}

/** What every keeper of records must promise. */
export function recordsContract(name: string, start: () => Promise<RecordsUnderTest>): void {
  describe(`the records ${name}`, () => {
    let under: RecordsUnderTest
    let records: Records
    beforeEach(async () => {
      under = await start()
      records = under.records
    })
    afterEach(() => under.dispose())

    test('[P1] what was put is there after the process was killed', async () => {
      const value = { title: 'Regionalgespräch „Land & Leute“ 🌾', people: [1, null, true, { a: 'b' }] }
      const put = await records.put('board/a', value, 'new')
      records = await under.reopen()
      expect(await records.get('board/a')).toEqual({ key: 'board/a', value, version: put.ok ? put.version : 0 })
    })

    test('of two who change the same record, one is told', async () => {
      const first = await records.put('board/a', 1, 'new')
      if (!first.ok) throw new Error('nobody else was here')
      const [mine, yours] = await Promise.all([
        records.put('board/a', 2, first.version),
        records.put('board/a', 3, first.version),
      ])
      expect([mine.ok, yours.ok]).toEqual([true, false])
      expect((await records.get('board/a'))?.value).toBe(2)
      expect(await records.put('board/a', 4, 'new')).toEqual({ ok: false, reason: 'conflict' })
      expect((await records.put('board/a', 5, 'any')).ok).toBe(true)
    })

    test('never gives a version twice, not even after a deletion and a restart', async () => {
      const versions = new Set<number>()
      for (let round = 0; round < 3; round++) {
        const put = await records.put('board/a', round, 'new')
        if (put.ok) versions.add(put.version)
        await records.delete('board/a')
        records = await under.reopen()
      }
      expect(versions.size).toBe(3)
      expect(await records.get('board/a')).toBeUndefined()
    })

    test('finds by the beginning of the key, in order', async () => {
      for (const key of ['board/b', 'board/a/person/2', 'board/a/person/1', 'board/a', 'boardroom'])
        await records.put(key, key, 'new')
      expect((await records.scan('board/a')).map(({ key }) => key)).toEqual([
        'board/a',
        'board/a/person/1',
        'board/a/person/2',
      ])
      expect((await records.scan('')).length).toBe(5)
      await records.deleteAll('board/a/')
      expect((await records.scan('board/')).map(({ key }) => key)).toEqual(['board/a', 'board/b'])
    })

    test('finds what is there and nothing else, whatever is put and removed in one go', async () => {
      const random = seededRandom(11)
      const expected = new Set<string>()
      for (let round = 0; round < 30; round++) {
        const done: Promise<unknown>[] = []
        for (let deed = 0; deed < 8; deed++) {
          const folder = `board/${'ab'[Math.floor(random() * 2)]}`
          const key = random() < 0.2 ? folder : `${folder}/${Math.floor(random() * 12)}`
          const kind = random()
          if (kind < 0.65) {
            expected.add(key)
            done.push(records.put(key, round, 'any'))
          } else if (kind < 0.9) {
            expected.delete(key)
            done.push(records.delete(key))
          } else {
            for (const known of expected) if (known.startsWith(`${folder}/`)) expected.delete(known)
            done.push(records.deleteAll(`${folder}/`))
          }
        }
        await Promise.all(done)
        if (round % 10 === 9) records = await under.reopen()
        for (const prefix of ['', 'board/', 'board/a', 'board/a/', 'board/b/1', 'c'])
          expect((await records.scan(prefix)).map(({ key }) => key)).toEqual(
            [...expected].filter((key) => key.startsWith(prefix)).sort(),
          )
      }
    })

    test('keeps what hundreds put at the same moment', async () => {
      const puts = await Promise.all(
        Array.from({ length: 300 }, (_, i) => records.put(`board/a/person/${i}`, i, 'new')),
      )
      expect(puts.every((put) => put.ok)).toBe(true)
      records = await under.reopen()
      expect(await records.scan('board/a/person/')).toHaveLength(300)
    })

    test('is not changed from outside by what was handed in or out', async () => {
      const value = { name: 'Ute' }
      const put = records.put('a', value, 'new')
      value.name = 'Uwe'
      await put
      expect((await records.get('a'))?.value).toEqual({ name: 'Ute' })
    })

    test('refuses keys that are none', () => {
      for (const key of ['', '/', 'a//b', '__proto__', 'a b', 'a/'])
        expect(() => records.put(key, 1, 'any'), key).toThrow()
    })

    test('knows nothing of names that every object has', async () => {
      expect(await records.get('constructor')).toBeUndefined()
      expect(await records.get('toString')).toBeUndefined()
      expect((await records.put('constructor', 1, 'new')).ok).toBe(true)
    })
  })
}
