/** How many connections each board and each address has open. */
export interface ConnectionCounts {
  count(key: string): number
  add(key: string): void
  remove(key: string): void
}

export function newConnectionCounts(): ConnectionCounts {
  const counts = new Map<string, number>()
  return {
    count: (key) => counts.get(key) ?? 0,
    add: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    remove(key) {
      const left = (counts.get(key) ?? 0) - 1
      if (left > 0) counts.set(key, left)
      else counts.delete(key)
    },
  }
}
