/**
 * Which of these numbers, no two alike, can stay where they are so that as many as possible ascend; among equally long runs the one with
 * the most that `prefers`. Answers their indices. In n log n steps.
 */
export function longestRun(numbers: readonly number[], prefers: readonly boolean[]): ReadonlySet<number> {
  const run = new Set<number>()
  if (numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))) {
    for (const i of numbers.keys()) run.add(i)
    return run
  }
  // One more is worth more than any number of preferred ones.
  const worth = numbers.length + 1
  const sums: number[] = []
  const before: (number | undefined)[] = []
  const ranks = new Map(numbers.toSorted((a, b) => a - b).map((number, rank) => [number, rank + 1]))
  /** A Fenwick tree over the ranks: at which index the best run ends that ends at or below a rank. */
  const tree: (number | undefined)[] = []
  const better = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || (b !== undefined && (sums[b] ?? 0) > (sums[a] ?? 0)) ? b : a
  let best: number | undefined
  for (const [i, number] of numbers.entries()) {
    const rank = ranks.get(number) ?? 0
    let previous: number | undefined
    for (let at = rank - 1; at > 0; at -= at & -at) previous = better(previous, tree[at])
    before[i] = previous
    sums[i] = worth + (prefers[i] ? 1 : 0) + (previous === undefined ? 0 : (sums[previous] ?? 0))
    for (let at = rank; at <= numbers.length; at += at & -at) tree[at] = better(tree[at], i)
    best = better(best, i)
  }
  for (let at = best; at !== undefined; at = before[at]) run.add(at)
  return run
}
