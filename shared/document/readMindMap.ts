import * as Y from 'yjs'
import { LOST_AND_FOUND_ID, ROOT_ID, inheritedKind, type Idea, type IdeaId, type Kind } from '../domain/idea.ts'
import type { Language, MindMap } from '../domain/mindMap.ts'
import { lostAndFoundTitle } from '../language/words.ts'
import {
  columnsOf,
  contentOf,
  languageOf,
  linksOf,
  markOf,
  ownersOfFields,
  placeOf,
  titleOf,
  type Columns,
  type Content,
} from './readIdea.ts'
import { repairTree, type Tree } from './repairTree.ts'
import { plainText, richText } from './richText.ts'
import { column, readPlace, type Mark, type Place } from './schema.ts'

/**
 * The map that a document holds. Answers for every document, whatever stands in it: always a tree, in which every living idea
 * hangs exactly once. Never writes.
 */
export function readMindMap(doc: Y.Doc): MindMap {
  const columns = columnsOf(doc)
  return buildMindMap(columns, readRows(columns))
}

/** The fragment that the editor of an idea's title binds. */
export function titleFragment(doc: Y.Doc, id: IdeaId): Y.XmlFragment | undefined {
  return fragment(column(doc, 'title')?.get(id))
}

/** The fragment that the editor of an idea's note binds. */
export function noteFragment(doc: Y.Doc, id: IdeaId): Y.XmlFragment | undefined {
  return fragment(column(doc, 'note')?.get(id))
}

const fragment = (value: unknown) =>
  value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement) ? value : undefined

/** What the tree is made of. */
export interface Rows {
  readonly places: Map<IdeaId, Place>
  readonly marks: Map<IdeaId, Mark>
  readonly tree: Tree
}

export function readRows(columns: Columns): Rows {
  const places = new Map<IdeaId, Place>()
  const marks = new Map<IdeaId, Mark>()
  columns.place?.forEach((value, id) => {
    if (!isFixed(id)) places.set(id, readPlace(value))
  })
  for (const column of [columns.title, columns.note])
    column?.forEach((_, id) => {
      if (isFixed(id) || places.has(id)) return
      const place = placeOf(columns, id)
      if (place) places.set(id, place)
    })
  for (const id of columns.gone?.keys() ?? []) {
    const mark = markOf(columns, id)
    if (mark && places.has(id)) marks.set(id, mark)
  }
  return { places, marks, tree: repairTree(places, marks) }
}

/** The root and the lost and found are always there and have no row. */
export const isFixed = (id: IdeaId): boolean => id === ROOT_ID || id === LOST_AND_FOUND_ID

export function buildMindMap(columns: Columns, { places, tree }: Rows): MindMap & { ideas: Map<IdeaId, Idea> } {
  const lives = (id: IdeaId) => id === ROOT_ID || (places.has(id) && !tree.dead.has(id))
  const children = new Map<IdeaId, IdeaId[]>()
  for (const [id, parent] of tree.up) {
    if (!lives(id)) continue
    const visible = lives(parent) ? parent : LOST_AND_FOUND_ID
    const siblings = children.get(visible)
    if (siblings) siblings.push(id)
    else children.set(visible, [id])
  }
  const order = (id: IdeaId) => places.get(id)?.order ?? ''
  for (const siblings of children.values()) siblings.sort((a, b) => compareSiblings(a, order(a), b, order(b)))
  if (children.has(LOST_AND_FOUND_ID)) children.set(ROOT_ID, [...(children.get(ROOT_ID) ?? []), LOST_AND_FOUND_ID])

  const language = languageOf(columns)
  const ideas = new Map<IdeaId, Idea>()
  const owners = ownersOfFields(columns)
  const stack: { id: IdeaId; parent: IdeaId | null; kind: Kind }[] = [{ id: ROOT_ID, parent: null, kind: 'topic' }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { id, parent } = next
    const content = id === LOST_AND_FOUND_ID ? lostAndFound(language) : contentOf(columns, id, owners.has(id))
    const below = children.get(id) ?? []
    const idea = makeIdea(id, parent, below, places.get(id), content, content.ownKind ?? next.kind)
    ideas.set(id, idea)
    const inherited = inheritedKind(idea.kind)
    for (let i = below.length - 1; i >= 0; i--) stack.push({ id: below[i] as IdeaId, parent: id, kind: inherited })
  }
  return { root: ROOT_ID, title: titleOf(columns), language, ideas, links: linksOf(columns, (id) => ideas.has(id)) }
}

export function makeIdea(
  id: IdeaId,
  parent: IdeaId | null,
  children: readonly IdeaId[],
  place: Place | undefined,
  content: Content,
  kind: Kind,
): Idea {
  return {
    id,
    parent,
    children,
    order: place?.order ?? '',
    kind,
    ownKind: content.ownKind,
    title: content.title,
    text: plainText(content.title),
    note: content.note,
    fields: content.fields,
    author: place?.by,
    spot: content.spot,
  }
}

/** The virtual idea under which all hangs that lost its branch. */
export function lostAndFound(language: Language): Content {
  return { ownKind: 'topic', title: richText(lostAndFoundTitle(language)), note: [], fields: {} }
}

/** Siblings by order key, equal keys by id: the same on every replica. */
export function compareSiblings(a: IdeaId, orderA: string, b: IdeaId, orderB: string): number {
  if (orderA !== orderB) return orderA < orderB ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
