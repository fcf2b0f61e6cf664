import type { Installation } from '../installation.ts'
import type { StorageHealth } from '../storage/ports.ts'
import { codeOf } from '../storage/errors.ts'

/** So often at most the disk is really asked, however often somebody knocks. */
const EVERY = 5_000
const PROBE = 'probe/ready'

/** Whether what is written now would be saved: what the log knows of itself, and a small file really written now and then. */
export function createReadiness({
  updates,
  blobs,
  clock,
}: Pick<Installation, 'updates' | 'blobs' | 'clock'>): () => Promise<Pick<StorageHealth, 'state' | 'reason'>> {
  let lastAsked = -Infinity
  let probe: Promise<Pick<StorageHealth, 'state' | 'reason'>> = Promise.resolve({ state: 'ok' })
  const write = async (): Promise<Pick<StorageHealth, 'state' | 'reason'>> => {
    try {
      await blobs.put(PROBE, new Uint8Array(1))
      return { state: 'ok' }
    } catch (error) {
      return { state: 'notSaving', reason: codeOf(error) === 'ENOSPC' ? 'diskFull' : 'diskError' }
    }
  }
  return async () => {
    const known = updates.health()
    if (known.state !== 'ok') return known
    if (clock.monotonic() - lastAsked >= EVERY) {
      lastAsked = clock.monotonic()
      probe = write()
    }
    return probe
  }
}
