import { Known } from '../sync/known.ts'
import { joinUpdates, MalformedUpdate, readUpdate } from '../sync/updateBytes.ts'

/** What is wrong with a document as people would see it, beyond the files it lies in. */
export function troubleWith(updates: readonly Uint8Array[]): 'gaps' | 'garbage' | undefined {
  if (updates.length === 0) return undefined
  try {
    const whole = readUpdate(joinUpdates(updates.map((update) => readUpdate(update))))
    return new Known().judge(whole) === 'gap' ? 'gaps' : undefined
  } catch (error) {
    if (error instanceof MalformedUpdate) return 'garbage'
    throw error
  }
}
