import { LOST_AND_FOUND_ID, ROOT_ID, inheritedKind, type Idea, type IdeaId } from '../domain/idea.ts'
import type { Language, MindMap, MindMapChange } from '../domain/mindMap.ts'
import { replaceIdeas } from '../domain/replaceIdeas.ts'
import { sameLink } from '../domain/sameIdea.ts'
import { LiveTree } from './liveTree.ts'
import { contentOf, languageOf, linksOf, titleOf, type Columns, type Content } from './readIdea.ts'
import { buildMindMap, compareSiblings, lostAndFound, makeIdea, readRows } from './readMindMap.ts'

/** What a transaction wrote to, by idea. */
export interface Touched {
  readonly places: Set<IdeaId>
  readonly marks: Set<IdeaId>
  /** Kind, title, note, fields, spot. */
  readonly contents: Set<IdeaId>
  links: boolean
  meta: boolean
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** A change of so many places, and of more than there are ideas, as opening a board is one, costs less when all is read anew. */
const MANY = 100

/** The map of one document, brought up to date change by change, each at the cost of what it touches. */
export class LiveMap {
  readonly map: MindMap
  readonly #writable: Writable<MindMap>
  readonly #ideas: Map<IdeaId, Idea>
  readonly #columns: Columns
  #tree: LiveTree

  constructor(columns: Columns) {
    const rows = readRows(columns)
    const built = buildMindMap(columns, rows)
    this.#columns = columns
    this.#tree = new LiveTree(columns, rows)
    this.#ideas = built.ideas
    this.map = this.#writable = built
  }

  /** Undefined if nothing that can be seen has changed. */
  update(touched: Touched): MindMapChange | undefined {
    const language = languageOf(this.#columns)
    const { size } = touched.places
    if (size > MANY && size > this.#ideas.size) return this.#commit(touched, this.#readAnew(), language, true)

    const { moved, lives } = this.#tree.update(touched)
    const drafts = this.#hangAnew(moved)
    for (const id of touched.contents) {
      const draft = this.#draft(drafts, id)
      if (draft && id !== LOST_AND_FOUND_ID) Object.assign(draft, withText(contentOf(this.#columns, id)))
    }
    const found = language !== this.map.language ? this.#draft(drafts, LOST_AND_FOUND_ID) : undefined
    if (found) Object.assign(found, withText(lostAndFound(language)))
    this.#inheritKinds(drafts)
    return this.#commit(touched, drafts, language, lives)
  }

  /** Drafts of all ideas there are and of those that are no longer. */
  #readAnew(): Drafts {
    const rows = readRows(this.#columns)
    this.#tree = new LiveTree(this.#columns, rows)
    const drafts: Drafts = buildMindMap(this.#columns, rows).ideas
    for (const id of this.#ideas.keys()) if (!drafts.has(id)) drafts.set(id, null)
    return drafts
  }

  /** Drafts of all ideas that appear, vanish or change place, and of the parents they leave and join. */
  #hangAnew(moved: ReadonlySet<IdeaId>): Drafts {
    const drafts: Drafts = new Map()
    const leaving = new Map<IdeaId, Set<IdeaId>>()
    const joining = new Map<IdeaId, IdeaId[]>()
    for (const id of moved) {
      const before = this.#ideas.get(id)
      const parent = this.#tree.parentOf(id)
      const place = this.#tree.placeOf(id)
      if (before && before.parent === parent && before.order === place?.order) {
        // Only who added it can be new.
        if (before.author !== place?.by) (this.#draft(drafts, id) as Draft).author = place?.by
        continue
      }
      if (before?.parent) addTo(leaving, before.parent, id)
      if (parent === undefined) {
        drafts.set(id, null)
        continue
      }
      const newcomers = joining.get(parent)
      if (newcomers) newcomers.push(id)
      else joining.set(parent, [id])
      const draft = before
        ? { ...before }
        : { ...makeIdea(id, parent, [], place, contentOf(this.#columns, id), 'topic') }
      drafts.set(id, Object.assign(draft, { parent, order: place?.order ?? '', author: place?.by }))
    }
    return this.#rearrange(drafts, leaving, joining)
  }

  #rearrange(drafts: Drafts, leaving: Map<IdeaId, Set<IdeaId>>, joining: Map<IdeaId, IdeaId[]>): Drafts {
    for (const parent of new Set([...leaving.keys(), ...joining.keys()])) {
      const known = drafts.get(parent)
      if (known === null) continue
      const draft = this.#draft(drafts, parent) ?? this.#openLostAndFound(drafts, parent)
      if (!draft) continue
      const left = leaving.get(parent)
      const stay = draft.children.filter((id) => id !== LOST_AND_FOUND_ID && !left?.has(id))
      draft.children = merge(stay, joining.get(parent) ?? [], (a, b) =>
        compareSiblings(a, this.#orderOf(a), b, this.#orderOf(b)),
      )
    }
    this.#placeLostAndFound(drafts)
    return drafts
  }

  #orderOf(id: IdeaId): string {
    return this.#tree.placeOf(id)?.order ?? ''
  }

  #openLostAndFound(drafts: Drafts, id: IdeaId): Draft | undefined {
    if (id !== LOST_AND_FOUND_ID) return undefined
    const draft = { ...makeIdea(id, ROOT_ID, [], undefined, lostAndFound(this.map.language), 'topic') }
    drafts.set(id, draft)
    return draft
  }

  /** The lost and found is there as long as something lies in it: the last child of the root. */
  #placeLostAndFound(drafts: Drafts): void {
    const found = drafts.get(LOST_AND_FOUND_ID)
    if (found?.children.length === 0) drafts.set(LOST_AND_FOUND_ID, null)
    const isThere = (drafts.get(LOST_AND_FOUND_ID) ?? (found ? null : this.#ideas.get(LOST_AND_FOUND_ID))) != null
    const root = drafts.get(ROOT_ID)
    const wasThere = this.#ideas.has(LOST_AND_FOUND_ID)
    if (!root && isThere === wasThere) return
    const draft = this.#draft(drafts, ROOT_ID) as Draft
    const children = draft.children.filter((id) => id !== LOST_AND_FOUND_ID)
    draft.children = isThere ? [...children, LOST_AND_FOUND_ID] : children
  }

  /** Kinds run down from what has changed until they meet an idea with a kind of its own. */
  #inheritKinds(drafts: Drafts): void {
    const stack = [...drafts.keys()]
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      const idea = this.#draftOrIdea(drafts, id)
      if (!idea) continue
      const parent = idea.parent === null ? undefined : this.#draftOrIdea(drafts, idea.parent)
      const kind = idea.ownKind ?? (parent ? inheritedKind(parent.kind) : 'topic')
      if (idea.kind === kind) continue
      const draft = this.#draft(drafts, id) as Draft
      draft.kind = kind
      stack.push(...draft.children)
    }
  }

  #commit(touched: Touched, drafts: Drafts, language: Language, lives: boolean): MindMapChange | undefined {
    const change = replaceIdeas(this.#ideas, drafts)
    const meta = this.#updateMeta(touched, language, lives)
    return change.changed.size + change.removed.size > 0 || meta ? { ...change, meta } : undefined
  }

  #updateMeta(touched: Touched, language: Language, lives: boolean): boolean {
    const title = titleOf(this.#columns)
    let changed = title !== this.map.title || language !== this.map.language
    Object.assign(this.#writable, { title, language })
    if (touched.links || lives) {
      const links = linksOf(this.#columns, (id) => this.#ideas.has(id))
      for (const [id, link] of links) {
        const before = this.map.links.get(id)
        if (before && sameLink(before, link)) links.set(id, before)
        else changed = true
      }
      changed ||= links.size !== this.map.links.size
      this.#writable.links = links
    }
    return changed
  }

  #draft(drafts: Drafts, id: IdeaId): Draft | undefined {
    const known = drafts.get(id)
    if (known !== undefined) return known ?? undefined
    const idea = this.#ideas.get(id)
    if (!idea) return undefined
    const draft = { ...idea }
    drafts.set(id, draft)
    return draft
  }

  #draftOrIdea(drafts: Drafts, id: IdeaId): Idea | undefined {
    const draft = drafts.get(id)
    return draft === undefined ? this.#ideas.get(id) : (draft ?? undefined)
  }
}

type Draft = Writable<Idea>
/** null: this idea is no longer there. */
type Drafts = Map<IdeaId, Draft | null>

function withText(content: Content) {
  const { title, text, note, fields, ownKind, spot } = makeIdea('', null, [], undefined, content, 'topic')
  return { title, text, note, fields, ownKind, spot }
}

function addTo(groups: Map<IdeaId, Set<IdeaId>>, key: IdeaId, id: IdeaId): void {
  const group = groups.get(key)
  if (group) group.add(id)
  else groups.set(key, new Set([id]))
}

/** `sorted` and the newcomers in one order, without sorting all again. */
function merge(
  sorted: readonly IdeaId[],
  newcomers: readonly IdeaId[],
  compare: (a: IdeaId, b: IdeaId) => number,
): IdeaId[] {
  if (newcomers.length === 0) return [...sorted]
  const rest = newcomers.toSorted(compare)
  const merged: IdeaId[] = []
  let next = 0
  for (const id of sorted) {
    for (let other = rest[next]; other !== undefined && compare(other, id) < 0; other = rest[next]) {
      merged.push(other)
      next++
    }
    merged.push(id)
  }
  for (; next < rest.length; next++) merged.push(rest[next] as IdeaId)
  return merged
}
