/**
 * A process that is killed when it has multiplied a board and written typing into the maps of all of them until the log has so many bytes:
 * `<folder> <board> <boards> <bytes>`.
 */
import { openEmbeddedStorage } from '../server/storage/embedded/openEmbeddedStorage.ts'

const [folder = '', first = '', count = '1', bytes = '0'] = process.argv.slice(2)
const WRITERS = 18
const FRAME_HEADER = 8
const MOST_WAITING = 4 * 1024 * 1024

const storage = await openEmbeddedStorage(folder)
const boards = Array.from({ length: Number(count) }, (_, n) => (n === 0 ? first : String(n).padStart(20, '0')))
const record = (await storage.records.get(`board/${first}`))?.value ?? null
await Promise.all(boards.slice(1).map((board) => storage.records.put(`board/${board}`, record, 'new')))
let written = 0
for (let clock = 0; written < Number(bytes) || clock === 0; clock++) {
  for (const board of boards) {
    for (let writer = 0; writer < WRITERS; writer++) {
      const update = keystroke(1_000_000 + writer, clock)
      storage.log.append({ board, document: 'map' }, update)
      written += update.length + FRAME_HEADER
    }
  }
  await savedTo(MOST_WAITING)
}
await savedTo(0)
process.kill(process.pid, 'SIGKILL')

async function savedTo(bytes: number): Promise<void> {
  while (storage.log.health().unsavedBytes > bytes) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** What Yjs makes of one letter typed after the one before: one struct, no deletes. */
function keystroke(client: number, clock: number): Uint8Array {
  const isFirst = clock === 0
  const letter = 97 + (clock % 26)
  const place = isFirst ? [0x04, 1, 4, ...Buffer.from('note')] : [0x84, ...varUint(client), ...varUint(clock - 1)]
  return Uint8Array.from([1, 1, ...varUint(client), ...varUint(clock), ...place, 1, letter, 0])
}

function varUint(value: number): number[] {
  const bytes: number[] = []
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
  return [...bytes, value]
}
