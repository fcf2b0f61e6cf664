import type { Idea, IdeaId, RichText, Spot } from '../../shared/domain/idea.ts'
import type { Link, MindMap, MindMapChange } from '../../shared/domain/mindMap.ts'
import { subtree } from '../../shared/domain/mindMap.ts'

/** A map without Yjs beneath it, for tests of what only reads maps. */
export class PlainMap implements MindMap {
  readonly root = 'root'
  readonly title = 'Test'
  readonly language = 'de'
  readonly ideas = new Map<IdeaId, Idea>()
  readonly links = new Map<string, Link>()

  constructor(rootText = 'Thema') {
    this.#put({ ...blank('root'), parent: null, kind: 'topic', ...titled(rootText) })
  }

  add(
    id: IdeaId,
    parent: IdeaId,
    text: string,
    at = Number.POSITIVE_INFINITY,
    more: Partial<Idea> = {},
  ): MindMapChange {
    const above = this.idea(parent)
    const children = [...above.children]
    children.splice(Math.min(at, children.length), 0, id)
    this.#put({ ...above, children })
    this.#put({ ...blank(id), parent, ...titled(text), ...more })
    return change([id, parent])
  }

  retitle(id: IdeaId, text: string): MindMapChange {
    this.#put({ ...this.idea(id), ...titled(text) })
    return change([id])
  }

  place(id: IdeaId, spot: Spot | undefined): MindMapChange {
    this.#put({ ...this.idea(id), spot })
    return change([id])
  }

  remove(id: IdeaId): MindMapChange {
    const { parent } = this.idea(id)
    const removed = [...subtree(this, id)].map((idea) => idea.id)
    for (const gone of removed) this.ideas.delete(gone)
    if (parent === null) throw new Error('the root stays')
    const above = this.idea(parent)
    this.#put({ ...above, children: above.children.filter((child) => child !== id) })
    return change([parent], removed)
  }

  move(id: IdeaId, parent: IdeaId, at: number): MindMapChange {
    const idea = this.idea(id)
    if (idea.parent === null) throw new Error('the root stays')
    const from = this.idea(idea.parent)
    this.#put({ ...from, children: from.children.filter((child) => child !== id) })
    const to = this.idea(parent)
    const children = [...to.children]
    children.splice(Math.min(at, children.length), 0, id)
    this.#put({ ...to, children })
    this.#put({ ...idea, parent })
    return change([id, from.id, parent])
  }

  idea(id: IdeaId): Idea {
    const idea = this.ideas.get(id)
    if (!idea) throw new Error(`no idea ${id}`)
    return idea
  }

  #put(idea: Idea): void {
    this.ideas.set(idea.id, idea)
  }
}

function change(changed: IdeaId[], removed: IdeaId[] = []): MindMapChange {
  return { changed: new Set(changed), removed: new Set(removed), rearranged: new Set(changed), meta: false }
}

function titled(text: string): { title: RichText; text: string } {
  return { title: text === '' ? [] : text.split('\n').map((line) => [{ text: line }]), text }
}

function blank(id: IdeaId): Idea {
  return {
    id,
    parent: 'root',
    children: [],
    order: '',
    kind: 'free',
    ownKind: undefined,
    title: [],
    text: '',
    note: [],
    fields: {},
    author: undefined,
  }
}
