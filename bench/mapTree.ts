/** The same map for each that is measured. */
export interface BenchTree {
  readonly id: string
  readonly text: string
  readonly children: BenchTree[]
}

const WORDS =
  'Wer bringt das Ehrenamt und die Verwaltung an einen Tisch wenn niemand zuständig ist und alle schon viel zu tun haben'.split(
    ' ',
  )

/** A tree of `size` ideas, six main branches, up to five below each, titles of 2 to 13 words. */
export function benchTree(size: number): BenchTree {
  const root: BenchTree = { id: 'root', text: 'Nachhaltigkeit gemeinsam gestalten', children: [] }
  const open = [root]
  for (let made = 1; made < size;) {
    const parent = open.shift()
    if (!parent) break
    for (let i = 0; i < (parent === root ? 6 : 1 + ((made * 7) % 5)) && made < size; i++, made++) {
      const words = Array.from({ length: 2 + ((made * 5) % 12) }, (_, word) => WORDS[(made + word * 3) % WORDS.length])
      const child = { id: `i${made}`, text: `${words.join(' ')} ${made}`, children: [] }
      parent.children.push(child)
      open.push(child)
    }
  }
  return root
}
