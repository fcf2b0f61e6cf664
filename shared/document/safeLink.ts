/** Addresses that may become links. Everything else, `javascript:` and `data:` above all, stays text. */
export function safeLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > 2_048) return undefined
  const trimmed = address.trim()
  // Control characters and spaces are what browsers strip before they look at the scheme.
  return /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(trimmed) ? trimmed : undefined
}
