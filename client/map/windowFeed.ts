import type { Node } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { LOST_AND_FOUND_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import { depthOf, type MindMap } from '../../shared/domain/mindMap.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import type { Box } from '../../shared/layout/box.ts'
import { rankOf } from '../../shared/layout/geometry.ts'
import type { Standing } from '../board/filtering.ts'
import type { IdeaMark } from '../board/past.ts'
import type { Watcher } from '../presence/watchers.ts'
import styles from './IdeaView.module.css'

/** All that the drawing of an idea depends on. A new object only when one of them is another one. */
export interface IdeaFacts extends Record<string, unknown> {
  readonly idea: Idea
  readonly depth: number
  readonly side: Box['side']
  readonly position: number
  readonly siblings: number
  readonly selected: boolean
  /** The one tab stop of the map. */
  readonly focused: boolean
  readonly editing: boolean
  readonly dragged: boolean
  /** Ideas folded away here; `undefined`: not folded. */
  readonly hidden: number | undefined
  readonly votes: number | undefined
  /** What is said about it, if anything is. */
  readonly talk: IdeaTalk | undefined
  readonly links: number
  readonly isNews: boolean
  readonly standing: Standing
  readonly watchers: readonly Watcher[]
  /** Another branch is shown to the room. */
  readonly dimmed: boolean
  /** In what it differs from another moment. */
  readonly marks: readonly IdeaMark[] | undefined
}

export type IdeaNode = Node<IdeaFacts, 'idea'>

/** Where the facts come from, as they are at the moment of asking. */
export interface FeedSources {
  readonly map: MindMap
  box(id: IdeaId): Box | undefined
  hiddenCount(id: IdeaId): number
  readonly folded: ReadonlySet<IdeaId>
  readonly selection: ReadonlySet<IdeaId>
  readonly dragged: ReadonlySet<IdeaId>
  readonly focused: IdeaId
  readonly editing: IdeaId | null
  votes(id: IdeaId): number | undefined
  talk(id: IdeaId): IdeaTalk | undefined
  /** How many cross-links it has. */
  links(id: IdeaId): number
  isNews(id: IdeaId): boolean
  dimmed(id: IdeaId): boolean
  marks(id: IdeaId): readonly IdeaMark[] | undefined
  standing(id: IdeaId): Standing
  watchers(id: IdeaId): readonly Watcher[]
  /** What a screen reader says. */
  describe(facts: IdeaFacts): string
}

const STYLE: CSSProperties = { pointerEvents: 'all', cursor: 'pointer' }
const CLASS = styles['idea'] ?? ''

/**
 * Makes React Flow's nodes of the ideas in view. A node keeps its identity until something that is drawn of it changes,
 * so that React Flow renders that one and no other.
 */
export function createWindowFeed(): {
  feed(ids: readonly IdeaId[], sources: FeedSources): readonly IdeaNode[]
  forget(): void
} {
  let nodes = new Map<IdeaId, IdeaNode>()
  let last: readonly IdeaNode[] = []
  const places = new WeakMap<readonly IdeaId[], ReadonlyMap<IdeaId, number>>()

  const placeAmong = (children: readonly IdeaId[], id: IdeaId): number => {
    let among = places.get(children)
    if (!among) places.set(children, (among = new Map(children.map((child, i) => [child, i + 1]))))
    return among.get(id) ?? 1
  }

  const factsOf = (idea: Idea, box: Box, sources: FeedSources): IdeaFacts => {
    const { id } = idea
    const siblings = idea.parent === null ? [id] : (sources.map.ideas.get(idea.parent)?.children ?? [id])
    return {
      idea,
      depth: depthOf(sources.map, id),
      side: box.side,
      position: placeAmong(siblings, id),
      siblings: siblings.length,
      selected: sources.selection.has(id),
      focused: sources.focused === id,
      editing: sources.editing === id,
      dragged: sources.dragged.has(id),
      hidden: sources.folded.has(id) && idea.children.length > 0 ? sources.hiddenCount(id) : undefined,
      votes: sources.votes(id),
      talk: sources.talk(id),
      links: sources.links(id),
      isNews: sources.isNews(id),
      standing: sources.standing(id),
      watchers: sources.watchers(id),
      dimmed: sources.dimmed(id),
      marks: sources.marks(id),
    }
  }

  return {
    feed(ids, sources) {
      const next = new Map<IdeaId, IdeaNode>()
      for (const id of ids) {
        const idea = sources.map.ideas.get(id)
        const box = sources.box(id)
        if (!idea || !box) continue
        const facts = factsOf(idea, box, sources)
        const before = nodes.get(id)
        next.set(
          id,
          before && sameBox(before, box) && sameFacts(before.data, facts) ? before : makeNode(facts, box, sources),
        )
      }
      nodes = next
      const list = [...next.values()]
      if (list.length !== last.length || list.some((node, i) => node !== last[i])) last = list
      return last
    },
    forget: () => nodes.clear(),
  }
}

function makeNode(facts: IdeaFacts, box: Box, sources: FeedSources): IdeaNode {
  const { idea } = facts
  const watcher = facts.watchers[0]
  // All on React Flow's own element: an idea needs no wrapper inside it.
  const attributes = {
    tabIndex: facts.focused ? 0 : -1,
    'aria-roledescription': undefined,
    'aria-level': facts.depth + 1,
    'aria-posinset': facts.position,
    'aria-setsize': facts.siblings,
    'aria-expanded': idea.children.length > 0 ? facts.hidden === undefined : undefined,
    'aria-selected': facts.selected,
    'data-testid': 'idea',
    'data-rank': rankOf(facts.depth),
    'data-kind': idea.kind,
    'data-side': facts.side,
    'data-selected': facts.selected || undefined,
    'data-dragged': facts.dragged || undefined,
    'data-lost': idea.id === LOST_AND_FOUND_ID || undefined,
    'data-news': facts.isNews || undefined,
    'data-dimmed': facts.dimmed || undefined,
    'data-mark': facts.marks?.[0],
    'data-standing': facts.standing,
    'data-watched': watcher ? true : undefined,
  }
  return {
    id: idea.id,
    type: 'idea',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: [],
    data: facts,
    className: CLASS,
    style: watcher ? ({ ...STYLE, '--person': watcher.colour } as CSSProperties) : STYLE,
    zIndex: facts.editing ? 3 : facts.focused || facts.selected ? 2 : 1,
    ariaRole: 'treeitem',
    ariaLabel: sources.describe(facts),
    domAttributes: attributes,
  }
}

const sameBox = ({ position, width, height }: IdeaNode, box: Box): boolean =>
  position.x === box.x && position.y === box.y && width === box.width && height === box.height

function sameFacts(a: IdeaFacts, b: IdeaFacts): boolean {
  for (const fact in b) if (a[fact] !== b[fact]) return false
  return true
}
