import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppendRefused, BoardErased } from '../../server/storage/errors.ts'
import type { Position, RoomName, UpdateLog } from '../../server/storage/ports.ts'

/** One storage under test; `reopen` ends the process that holds it, in order or not, and starts another one on the same data. */
export interface LogUnderTest {
  readonly log: UpdateLog
  reopen(how: 'inOrder' | 'killed'): Promise<UpdateLog>
  dispose(): Promise<void>
}

/** What every update log must keep, whatever it stores in. */
export function updateLogContract(name: string, start: () => Promise<LogUnderTest>): void {
  describe(`the update log ${name}`, () => {
    let under: LogUnderTest
    let log: UpdateLog
    beforeEach(async () => {
      under = await start()
      log = under.log
    })
    afterEach(() => under.dispose())

    test('knows nothing of a board that nobody has written on', async () => {
      expect(await textOf(log, MAP)).toEqual([])
      expect((await log.load(MAP)).damaged).toBe(false)
      expect(log.durable(MAP)).toBe(0)
    })

    test('[P1] what was acknowledged is there after the process was killed', async () => {
      await saved(log, MAP, append(log, MAP, 'Wohnraum', 'Vereine', 'Bus am Abend'))
      log = await under.reopen('killed')
      expect(await textOf(log, MAP)).toEqual(['Bus am Abend', 'Vereine', 'Wohnraum'])
    })

    test('[P1] an orderly end saves what is waiting', async () => {
      append(log, MAP, ...Array.from({ length: 500 }, (_, i) => `Idee ${i}`))
      expect(await log.close({ deadlineMs: 10_000 })).toEqual({ unsavedBytes: 0 })
      log = await under.reopen('inOrder')
      expect(await textOf(log, MAP)).toHaveLength(500)
    })

    test('counts positions from 1 and never acknowledges more than was handed over', async () => {
      const seen: Position[] = []
      log.onDurable(MAP, (upTo) => seen.push(upTo))
      expect(append(log, MAP, 'a')).toBe(1)
      expect(append(log, MAP, 'b', 'c')).toBe(3)
      expect(log.durable(MAP)).toBe(0)
      await saved(log, MAP, 3)
      expect(seen.at(-1)).toBe(3)
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
    })

    test('gives out what is not durable yet, too', async () => {
      append(log, MAP, 'gerade getippt')
      const loaded = await log.load(MAP)
      expect(loaded.updates.map(decode)).toContain('gerade getippt')
      expect(loaded.upTo).toBe(1)
    })

    test('keeps the documents of a board and the boards apart', async () => {
      await saved(log, MAP, append(log, MAP, 'Karte'))
      await saved(log, STAGE, append(log, STAGE, 'Bühne'))
      await saved(log, OTHER, append(log, OTHER, 'anderes Brett'))
      expect(await textOf(log, MAP)).toEqual(['Karte'])
      expect(await textOf(log, STAGE)).toEqual(['Bühne'])
      expect(await textOf(log, OTHER)).toEqual(['anderes Brett'])
    })

    test('tells a listener no more once it has left', async () => {
      let calls = 0
      const leave = log.onDurable(MAP, () => calls++)
      leave()
      await saved(log, MAP, append(log, MAP, 'x'))
      expect(calls).toBe(0)
    })

    test('keeps updates of every size and byte', async () => {
      const updates = [
        new Uint8Array([0]),
        Uint8Array.from({ length: 256 }, (_, i) => i),
        new Uint8Array(1024 * 1024).fill(0x80),
      ]
      let upTo = 0
      for (const update of updates) upTo = log.append(MAP, update)
      await saved(log, MAP, upTo)
      log = await under.reopen('killed')
      const found = (await log.load(MAP)).updates.map((update) => Buffer.from(update).toString('base64'))
      expect(found.sort()).toEqual(updates.map((update) => Buffer.from(update).toString('base64')).sort())
    })

    test('puts a snapshot in the place of what it contains and loses nothing younger', async () => {
      await saved(log, MAP, append(log, MAP, 'alt 1', 'alt 2'))
      const { upTo } = await log.load(MAP)
      const younger = append(log, MAP, 'neu')
      expect(await log.compact(MAP, encode('Schnappschuss'), upTo)).toBe('compacted')
      await saved(log, MAP, younger)
      for (const how of ['live', 'killed'] as const) {
        if (how === 'killed') log = await under.reopen('killed')
        const loaded = await log.load(MAP)
        expect(loaded.snapshot && decode(loaded.snapshot)).toBe('Schnappschuss')
        expect(loaded.updates.map(decode)).toContain('neu')
      }
    })

    test('forgets what a snapshot has replaced, after one more compaction at the latest', async () => {
      await saved(log, MAP, append(log, MAP, 'gelöschter Satz'))
      log = await under.reopen('killed')
      for (const snapshot of ['eins', 'zwei']) {
        const { upTo } = await log.load(MAP)
        await log.compact(MAP, encode(snapshot), upTo)
      }
      expect(await textOf(log, MAP)).toEqual(['zwei'])
    })

    test('refuses a snapshot that is older than the one it has', async () => {
      await saved(log, MAP, append(log, MAP, 'a', 'b'))
      await log.load(MAP)
      await log.compact(MAP, encode('a b'), 2)
      await expect(log.compact(MAP, encode('a'), 1)).rejects.toThrow()
      expect(await textOf(log, MAP)).toEqual(['a b'])
    })

    test('compacts while people write on', async () => {
      const written = new Set<string>()
      let upTo = 0
      for (let round = 0; round < 5; round++) {
        const words = Array.from({ length: 50 }, (_, i) => `Runde ${round} Wort ${i}`)
        for (const word of words) written.add(word)
        append(log, MAP, ...words)
        const loaded = await log.load(MAP)
        const later = `während der Runde ${round}`
        const merged = encode(JSON.stringify([...new Set(textsOf(loaded))]))
        const compacting = log.compact(MAP, merged, loaded.upTo)
        written.add(later)
        upTo = append(log, MAP, later)
        await compacting
      }
      await saved(log, MAP, upTo)
      log = await under.reopen('killed')
      expect(new Set(textsOf(await log.load(MAP)))).toEqual(written)
    })

    test('an erased board is gone for good and takes nothing more', async () => {
      await saved(log, MAP, append(log, MAP, 'geheim'))
      await saved(log, OTHER, append(log, OTHER, 'bleibt'))
      append(log, STAGE, 'unterwegs')
      await log.erase(MAP.board)
      for (const how of ['live', 'killed'] as const) {
        if (how === 'killed') log = await under.reopen('killed')
        await expect(log.load(MAP)).rejects.toThrow(BoardErased)
        expect(() => log.append(STAGE, encode('zu spät'))).toThrow(AppendRefused)
        expect(await textOf(log, OTHER)).toEqual(['bleibt'])
      }
      await log.erase(MAP.board)
    })

    test('takes nothing more once it is closed', async () => {
      await log.close({ deadlineMs: 5_000 })
      expect(() => log.append(MAP, encode('zu spät'))).toThrow(expect.objectContaining({ reason: 'closed' }))
    })

    test('is well as long as the disk is', async () => {
      await saved(log, MAP, append(log, MAP, 'x'))
      expect(log.health()).toEqual({ state: 'ok', unsavedBytes: 0 })
    })
  })
}

export const MAP: RoomName = { board: 'brett0000000000000a', document: 'map' }
export const STAGE: RoomName = { board: 'brett0000000000000a', document: 'stage' }
const OTHER: RoomName = { board: 'brett0000000000000b', document: 'map' }

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
export const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Appends them all and answers the last position. */
export function append(log: UpdateLog, room: RoomName, ...texts: string[]): Position {
  let position = 0
  for (const text of texts) position = log.append(room, encode(text))
  return position
}

/** Resolves once the position is durable. */
export async function saved(log: UpdateLog, room: RoomName, position: Position): Promise<void> {
  if (log.durable(room) >= position) return
  await new Promise<void>((resolve) => {
    const leave = log.onDurable(room, (upTo) => {
      if (upTo < position) return
      leave()
      resolve()
    })
  })
}

/** Snapshot and updates as sorted text, without doubles. */
async function textOf(log: UpdateLog, room: RoomName): Promise<string[]> {
  const { snapshot, updates } = await log.load(room)
  return [...new Set([...(snapshot ? [snapshot] : []), ...updates].map(decode))].sort()
}

function textsOf({
  snapshot,
  updates,
}: {
  snapshot: Uint8Array | undefined
  updates: readonly Uint8Array[]
}): string[] {
  const merged: unknown = snapshot ? JSON.parse(decode(snapshot)) : []
  return [...(Array.isArray(merged) ? merged.map(String) : []), ...updates.map(decode)]
}
