/** Addresses that may become links. Everything else, `javascript:` and `data:` above all, stays text. */
export function safeLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_048) return undefined
  const trimmed = address.trim()
  // Control characters and spaces are what browsers strip before they look at the scheme.
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(trimmed) ? trimmed : undefined
}

/** What people write when they mean an address: `kaffeetisch.de/karte` and `anna@rathaus.de` lack their beginnings only. */
export function asAddress(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '' || safeLink(trimmed) !== undefined) return trimmed
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]{2,}$/.test(trimmed)) return `mailto:${trimmed}`
  if (/^[^\s@/:.]+(?:\.[^\s@/:.]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u.test(trimmed)) return `https://${trimmed}`
  return trimmed
}
