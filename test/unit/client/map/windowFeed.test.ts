import { expect, test } from 'vitest'
import { createWindowFeed, type FeedSources } from '../../../../client/map/windowFeed.ts'
import { MapLayout } from '../../../../shared/layout/mapLayout.ts'
import { mapOf } from '../../../support/mapOf.ts'

const map = mapOf({ a: { a1: {}, a2: {} }, b: {} })
const layout = new MapLayout(map)
const ids = ['root', 'a', 'a1', 'a2', 'b']
const sources: FeedSources = {
  map,
  box: (id) => layout.box(id),
  hiddenCount: (id) => layout.hiddenCount(id),
  folded: new Set(),
  selection: new Set(),
  dragged: new Set(),
  focused: 'root',
  editing: null,
  votes: () => undefined,
  talk: () => undefined,
  links: () => 0,
  isNews: () => false,
  dimmed: () => false,
  marks: () => undefined,
  standing: () => undefined,
  watchers: () => [],
  describe: ({ idea }) => idea.text,
}
const nobody: readonly never[] = []
const still = { ...sources, watchers: () => nobody }

test('[P10] nothing is drawn again when nothing has changed', () => {
  const { feed } = createWindowFeed()
  expect(feed(ids, still)).toBe(feed(ids, still))
})

test('a selection draws the idea that is selected and no other', () => {
  const { feed } = createWindowFeed()
  const before = feed(ids, still)
  const after = feed(ids, { ...still, selection: new Set(['a1']) })
  expect(after.filter((node, i) => node !== before[i]).map(({ id }) => id)).toEqual(['a1'])
})

test('the map is one tab stop, and each idea knows its place in the tree', () => {
  const nodes = createWindowFeed().feed(ids, still)
  expect(nodes.filter(({ domAttributes }) => domAttributes?.tabIndex === 0).map(({ id }) => id)).toEqual(['root'])
  expect(nodes.find(({ id }) => id === 'a2')?.domAttributes).toMatchObject({
    'aria-level': 3,
    'aria-posinset': 2,
    'aria-setsize': 2,
  })
})

test('nodes come with size and handles, so that React Flow need not measure them', () => {
  for (const node of createWindowFeed().feed(ids, still))
    expect(node).toMatchObject({ measured: { width: node.width, height: node.height }, handles: [] })
})

test('what steps back behind a filter is drawn anew and said of it, and nothing else', () => {
  const { feed } = createWindowFeed()
  const before = feed(ids, still)
  const after = feed(ids, { ...still, standing: (id) => (id === 'b' ? 'faint' : undefined) })
  const drawn = after.filter((node, i) => node !== before[i])
  expect(drawn.map(({ id, domAttributes }) => ({ id, ...domAttributes }))).toMatchObject([
    { id: 'b', 'data-standing': 'faint' },
  ])
})
