import type { PlainKey } from '../i18n/language.ts'
import type { BoardSession } from './session.ts'

/** Why the map cannot be written from here just now; undefined where it can. */
export function whyReadOnly({
  canWrite,
  takesPart,
  condition,
}: Pick<BoardSession, 'canWrite' | 'takesPart' | 'condition'>): PlainKey | undefined {
  if (canWrite) return undefined
  const { isReadOnly, closing } = condition.get()
  if (isReadOnly) return 'app.serverReadOnly'
  if (!takesPart || closing.state === 'open') return 'app.readOnly'
  return closing.state === 'closed' ? 'closing.whyClosed' : 'closing.whyFrozen'
}
