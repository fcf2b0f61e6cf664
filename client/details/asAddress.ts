import { safeLink } from '../../shared/document/safeLink.ts'

/** What people write when they mean an address: `kaffeetisch.de/karte` and `anna@rathaus.de` lack their beginnings only. */
export function asAddress(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '' || safeLink(trimmed) !== undefined) return trimmed
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]{2,}$/.test(trimmed)) return `mailto:${trimmed}`
  if (/^[^\s@/:.]+(?:\.[^\s@/:.]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u.test(trimmed)) return `https://${trimmed}`
  return trimmed
}
