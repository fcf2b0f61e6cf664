import fc from 'fast-check'
import * as Y from 'yjs'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { run, type Actor, type Command } from '../../../../shared/commands/command.ts'
import { insertParent } from '../../../../shared/commands/insertParent.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { moveIdeas } from '../../../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { removeKeepingChildren } from '../../../../shared/commands/removeKeepingChildren.ts'
import { restoreIdeas } from '../../../../shared/commands/restoreIdeas.ts'
import { setBoardTitle } from '../../../../shared/commands/setBoardTitle.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { setKind } from '../../../../shared/commands/setKind.ts'
import { createMapDocument } from '../../../../shared/document/createMapDocument.ts'
import { keysBetween } from '../../../../shared/document/orderKey.ts'
import { openMapDocument } from '../../../../shared/document/openDocument.ts'
import { titleFragment } from '../../../../shared/document/readMindMap.ts'
import { createUndo, type Undo } from '../../../../shared/document/undo.ts'
import { watchMindMap } from '../../../../shared/document/watchMindMap.ts'
import { writeIdea } from '../../../../shared/document/writeIdea.ts'
import { KINDS, ROOT_ID, type IdeaId } from '../../../../shared/domain/idea.ts'
import type { MindMap, MindMapChange } from '../../../../shared/domain/mindMap.ts'

/** One person's board: a real document, edited by real commands; what is written waits to be delivered to the others. */
export interface Replica {
  readonly name: string
  readonly doc: Y.Doc
  readonly map: MindMap
  readonly undo: Undo
  readonly actor: Actor
  /** The origin with which the editor writes. */
  readonly typing: object
  readonly inbox: Uint8Array[]
  onChange: (change: MindMapChange) => void
}

/** A generator of chance that a seed repeats. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A small board, three levels deep, so that people get in each other's way. */
function smallBoard(random: () => number): Uint8Array {
  let id = 0
  const newId = () => `b${id++}`
  const doc = openMapDocument([
    createMapDocument({ title: 'Board', language: 'de', template: 'regionalgespraech', newId, random, now: 0 }),
  ])
  for (const [i, parent] of ['b0', 'b0', 'b3', 'b3', 'b1', 'b7'].entries()) {
    const keys = keysBetween(undefined, undefined, 6, random)
    writeIdea(doc, newId(), { place: { parent, order: keys[i] ?? '' }, title: [[{ text: `idea ${i}` }]] })
  }
  return Y.encodeStateAsUpdate(doc)
}

/** Replicas of one board. Each update of one goes into the inbox of every other. */
export function replicas(count: number, seed = 1): Replica[] {
  // Every other board is one on which chance never helps: all draw the same keys.
  const random = seed % 2 ? chance(seed) : () => 0.5
  const first = smallBoard(random)
  const all = Array.from({ length: count }, (_, i): Replica => {
    const doc = openMapDocument([first])
    doc.clientID = i + 1
    const replica: { onChange: Replica['onChange'] } = { onChange: () => {} }
    const { map } = watchMindMap(doc, (change) => replica.onChange(change))
    const origin = { name: `p${i}` }
    const typing = { name: `editor of p${i}` }
    const undo = createUndo(doc, origin)
    undo.trackOrigin(typing)
    const rest = { name: `p${i}`, doc, map, undo, typing, inbox: [], actor: { by: `p${i}`, now: 1, random, origin } }
    return Object.assign(replica, rest)
  })
  for (const one of all) {
    one.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'delivery') return
      for (const other of all) if (other !== one) other.inbox.push(update)
    })
  }
  return all
}

/** Delivers the update at a place of the inbox: not always the oldest. */
export function deliver(replica: Replica, at: number): void {
  const [update] = replica.inbox.splice(at % Math.max(1, replica.inbox.length), 1)
  if (update) Y.applyUpdate(replica.doc, update, 'delivery')
}

export function deliverAll(all: readonly Replica[], random: () => number = () => 0): void {
  while (all.some((replica) => replica.inbox.length > 0)) {
    for (const replica of all) deliver(replica, Math.floor(random() * replica.inbox.length))
  }
}

/** A deed of one person, described by numbers so that fast-check can shrink it; `a` and `b` choose among what that person sees. */
export interface Deed {
  readonly who: number
  readonly what: (typeof DEEDS)[number]
  readonly a: number
  readonly b: number
  readonly c: number
}
export const DEEDS = [
  'add',
  'move',
  'move',
  'remove',
  'type',
  'delete words',
  'kind',
  'field',
  'link',
  'between',
  'lift',
  'restore',
  'rename',
  'undo',
  'redo',
  'deliver',
  'deliver',
  'deliver',
] as const

export const deedsOf = (people: number, what: readonly Deed['what'][] = DEEDS, maxLength = 40): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({
      who: fc.nat(people - 1),
      what: fc.constantFrom(...what),
      a: fc.nat(40),
      b: fc.nat(40),
      c: fc.nat(1_000),
    }),
    { maxLength, size: 'max' },
  )

let made = 0

/** Does it, and says what was done to which idea. */
export function act(replica: Replica, deed: Deed): { what: Deed['what']; id?: IdeaId; parent?: IdeaId; ok: boolean } {
  const { doc, map, actor } = replica
  const ids = [...map.ideas.keys()]
  const pick = (n: number): IdeaId => ids[n % ids.length] ?? ROOT_ID
  const id = pick(deed.a)
  const other = pick(deed.b)
  const after = (map.ideas.get(other)?.children ?? [])[deed.c % 4] ?? null
  const order = <A>(command: Command<A>, args: A) => run(doc, map, command, args, actor).ok
  const fresh = `n${made++}`
  switch (deed.what) {
    case 'add':
      return {
        what: deed.what,
        id: fresh,
        parent: other,
        ok: order(addIdea, { id: fresh, parent: other, after, title: `idea ${deed.c}` }),
      }
    case 'move': {
      // Often a main branch under another one: that is how people get below one another.
      const branches = map.ideas.get(ROOT_ID)?.children ?? []
      const branch = (n: number): IdeaId => branches[n % branches.length] ?? ROOT_ID
      const [id, other] = deed.c % 2 ? [branch(deed.a), branch(deed.b)] : [pick(deed.a), pick(deed.b)]
      return { what: deed.what, id, parent: other, ok: order(moveIdeas, { ids: [id], parent: other, after }) }
    }
    case 'remove':
      return { what: deed.what, id, ok: order(removeIdeas, { ids: [id] }) }
    case 'type': {
      const ok = type(replica, id, deed.c)
      return { what: deed.what, id, ok }
    }
    case 'delete words':
      return { what: deed.what, id, ok: deleteWords(replica, id) }
    case 'kind':
      return { what: deed.what, id, ok: order(setKind, { ids: [id], kind: [...KINDS, undefined][deed.c % 6] }) }
    case 'field':
      return {
        what: deed.what,
        id,
        ok: order(
          setField,
          deed.c % 2 ? { id, field: 'sdg', value: [(deed.c % 17) + 1] } : { id, field: 'who', value: `w${deed.c}` },
        ),
      }
    case 'link':
      return { what: deed.what, id, ok: order(linkIdeas, { id: fresh, from: id, to: other, label: '' }) }
    case 'between':
      return { what: deed.what, id: fresh, ok: order(insertParent, { id: fresh, child: id }) }
    case 'lift':
      return { what: deed.what, id, ok: order(removeKeepingChildren, { ids: [id] }) }
    case 'restore': {
      const gone = [...doc.getMap('gone').keys()]
      const back = gone[deed.a % Math.max(1, gone.length)]
      return {
        what: deed.what,
        ...(back && { id: back }),
        ok: back !== undefined && order(restoreIdeas, { ids: [back] }),
      }
    }
    case 'rename':
      return { what: deed.what, ok: order(setBoardTitle, { title: `Board ${deed.c}` }) }
    case 'undo':
      replica.undo.undo()
      return { what: deed.what, ok: true }
    case 'redo':
      replica.undo.redo()
      return { what: deed.what, ok: true }
    case 'deliver':
      for (let i = 0; i <= deed.b % 8; i++) deliver(replica, deed.a)
      return { what: deed.what, ok: true }
  }
}

/** A word typed into an idea's title as the editor does it, without a command. */
export function type(replica: Replica, id: IdeaId, n: number): boolean {
  const fragment = titleFragment(replica.doc, id)
  if (!fragment || !replica.map.ideas.has(id)) return false
  replica.doc.transact(() => {
    const first = fragment.get(0)
    if (first instanceof Y.XmlElement && first.get(0) instanceof Y.XmlText)
      (first.get(0) as Y.XmlText).insert(0, `t${n} `)
    else {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`t${n} `)])
      fragment.insert(0, [paragraph])
    }
  }, replica.typing)
  return true
}

function deleteWords(replica: Replica, id: IdeaId): boolean {
  const fragment = titleFragment(replica.doc, id)
  if (!fragment || fragment.length === 0 || !replica.map.ideas.has(id)) return false
  replica.doc.transact(() => fragment.delete(0, 1), replica.typing)
  return true
}
