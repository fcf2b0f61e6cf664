import type * as Y from 'yjs'
import { LOST_AND_FOUND_ID, ROOT_ID, type Idea, type IdeaId, type Spot } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import { depthOf, type MindMap } from '../domain/mindMap.ts'
import { sameFields, sameLink, samePicture } from '../domain/sameIdea.ts'
import { sameRichText } from '../domain/sameText.ts'
import { sidesOf } from '../domain/sides.ts'
import { columnsOf, contentOf } from '../document/readIdea.ts'
import { readRows } from '../document/readMindMap.ts'
import { openColumn, readLink, readPlace, TEXT_FIELDS } from '../document/schema.ts'
import { writeField, writePicture } from '../document/writeIdea.ts'
import { arrange, hang } from '../document/writePlace.ts'
import { openText, writeText } from '../document/writeRichText.ts'
import { keepSides, writeSpot } from '../document/writeSpot.ts'
import type { Command } from './command.ts'
import { hangsAsThen, hasChildren, planRestore, type RestorePlan } from './restorePlan.ts'
import { firstOf, heightOf } from './rules.ts'

export interface RestoreSnapshot {
  /** The map as it was. */
  readonly snapshot: MindMap
  /** The idea that becomes what it was, with all that hung below it; the central idea: the whole map. */
  readonly branch: IdeaId
}

/**
 * Brings back what was, as an edit like any other: only differences are written, so that what others do at the same moment stays. What is
 * newer is deleted and can be restored; ideas keep their ids. The board's title stays.
 */
export const restoreSnapshot: Command<RestoreSnapshot> = {
  name: 'restoreSnapshot',
  check: (map, { snapshot, branch }) => {
    if (branch === LOST_AND_FOUND_ID) return 'lostAndFoundStays'
    if (!snapshot.ideas.has(branch)) return 'unknownIdea'
    const plan = planRestore(map, snapshot, branch)
    const coming = plan.ideas.filter(({ id }) => !map.ideas.has(id)).length
    return firstOf(
      map.ideas.size + coming - plan.leaving.size > LIMITS.ideas && 'mapFull',
      depthAfter(map, plan, branch) + heightOf(snapshot, branch) - 1 > LIMITS.depth && 'tooDeep',
      isAsThen(map, snapshot, branch, plan) && 'isAsThen',
    )
  },
  apply: (doc, map, { snapshot, branch }, { by, now, random }) => {
    const plan = planRestore(map, snapshot, branch)
    writeSides(doc, map, plan)
    const { dead } = readRows(columnsOf(doc)).tree
    for (const idea of plan.ideas) revive(doc, idea)
    hangAsThen(doc, map, plan, random)
    keepPlace(doc, map, branch, plan)
    markLeaving(doc, map, plan, { by, now })
    keepDeleted(doc, dead, plan)
    for (const idea of plan.ideas) writeContent(doc, idea)
    writeSpots(doc, map, snapshot, branch, plan)
    writeLinks(doc, snapshot, plan)
  },
}

function depthAfter(map: MindMap, { placed, children }: RestorePlan, branch: IdeaId): number {
  if (!placed.includes(branch)) return depthOf(map, branch)
  const home = [...children].find(([, ids]) => ids.includes(branch))?.[0]
  return home === undefined ? 1 : depthOf(map, home) + 1
}

function isAsThen(map: MindMap, snapshot: MindMap, branch: IdeaId, plan: RestorePlan): boolean {
  const { held } = plan
  const isHeld = ({ from, to }: { from: IdeaId; to: IdeaId }): boolean => held.has(from) && held.has(to)
  const [then, now] = [sidesOf(snapshot), sidesOf(map)]
  const standsAsThen = (is: Idea, was: Idea): boolean =>
    is.id === branch ||
    (is.spot?.across === was.spot?.across && is.spot?.along === was.spot?.along && now.get(is.id) === then.get(is.id))
  return (
    hangsAsThen(map, plan) &&
    plan.ideas.every((was) => {
      const is = map.ideas.get(was.id)
      return is !== undefined && is.ownKind === was.ownKind && sameContent(is, was) && standsAsThen(is, was)
    }) &&
    [...map.links.values()].filter(isHeld).every(({ id }) => snapshot.links.has(id)) &&
    [...snapshot.links.values()].filter(isHeld).every((link) => {
      const is = map.links.get(link.id)
      return is !== undefined && sameLink(is, link)
    })
  )
}

type Content = Pick<Idea, 'title' | 'note' | 'fields'>
const sameContent = (a: Content, b: Content): boolean =>
  sameRichText(a.title, b.title) &&
  sameRichText(a.note, b.note) &&
  sameFields(a.fields, b.fields) &&
  samePicture(a.fields.picture, b.fields.picture)

/** Main branches outside of what is restored do not change sides when others come or go. */
function writeSides(doc: Y.Doc, map: MindMap, { ideas, leaving, children }: RestorePlan): void {
  if (ideas[0]?.id === ROOT_ID) return
  const coming = children.has(ROOT_ID) ? [ROOT_ID] : []
  const going = [...leaving, ...ideas.map(({ id }) => id)].map((id) => map.ideas.get(id)?.parent ?? null)
  keepSides(doc, map, [...coming, ...going])
}

/** Each goes with the topmost newer idea above it; where a move was set aside it goes by itself, for it may hang elsewhere in a moment. */
function markLeaving(
  doc: Y.Doc,
  map: MindMap,
  { leaving }: RestorePlan,
  { by, now }: { readonly by: string; readonly now: number },
): void {
  const [gone, place] = [openColumn(doc, 'gone'), openColumn(doc, 'place')]
  const topOf = (id: IdeaId): IdeaId => {
    let top = id
    for (let at = map.ideas.get(top)?.parent; at != null && leaving.has(at); at = map.ideas.get(top)?.parent) {
      if (readPlace(place.get(top)).parent !== at) break
      top = at
    }
    return top
  }
  for (const id of leaving) gone.set(id, { at: now, by, top: topOf(id) })
}

/** Where a move of the branch was set aside, and is in nobody's way any more, it would take effect now. */
function keepPlace(doc: Y.Doc, map: MindMap, branch: IdeaId, { placed }: RestorePlan): void {
  const now = map.ideas.get(branch)
  if (!now || now.parent === null || now.parent === LOST_AND_FOUND_ID || placed.includes(branch)) return
  hang(doc, map, branch, now.parent, now.order)
}

/** What was deleted with a branch stays so when something in between leaves that branch. */
function keepDeleted(doc: Y.Doc, before: ReadonlySet<IdeaId>, { held }: RestorePlan): void {
  const { marks, tree } = readRows(columnsOf(doc))
  for (const id of before) {
    const mark = marks.get(id)
    if (mark && !tree.dead.has(id) && !held.has(id)) openColumn(doc, 'gone').set(id, { ...mark, top: id })
  }
}

/** An idea whose addition was undone has lost its place; its words have somewhere to stand still. */
function revive(doc: Y.Doc, { id, parent, order, author }: Idea): void {
  const [gone, place] = [openColumn(doc, 'gone'), openColumn(doc, 'place')]
  if (gone.has(id)) gone.delete(id)
  if (parent === null || place.has(id)) return
  place.set(id, { parent, order, ...(author !== undefined && { by: author }) })
  openText(doc, 'title', id)
  openText(doc, 'note', id)
}

function hangAsThen(doc: Y.Doc, map: MindMap, { ideas, children }: RestorePlan, random: () => number): void {
  const place = openColumn(doc, 'place')
  const lives = new Set([...ideas.map(({ id }) => id), ...children.keys()])
  for (const [parent, ids] of children) {
    const isLost = (at: IdeaId): boolean => parent === LOST_AND_FOUND_ID && !lives.has(at) && !map.ideas.has(at)
    arrange(doc, map, parent, ids, random, (id) => {
      const at = readPlace(place.get(id)).parent
      return at === parent || (isLost(at) && map.ideas.get(id)?.parent === parent)
    })
  }
}

function writeContent(doc: Y.Doc, { id, title, note, fields, ownKind }: Idea): void {
  const now = contentOf(columnsOf(doc), id)
  if (!sameRichText(now.title, title)) writeText(doc, 'title', id, title)
  if (!sameRichText(now.note, note)) writeText(doc, 'note', id, note)
  const kinds = openColumn(doc, 'kind')
  if (ownKind === undefined) kinds.delete(id)
  else if (now.ownKind !== ownKind) kinds.set(id, ownKind)
  for (const field of [...TEXT_FIELDS, 'sdg'] as const)
    if (String(now.fields[field]) !== String(fields[field])) writeField(doc, id, field, fields[field])
  if (!samePicture(now.fields.picture, fields.picture)) writePicture(doc, id, fields.picture)
}

/** The top of the branch keeps the place that it has, and whoever goes elsewhere stands tidily there. */
function writeSpots(doc: Y.Doc, map: MindMap, snapshot: MindMap, branch: IdeaId, plan: RestorePlan): void {
  const then = sidesOf(snapshot)
  // While no main branch comes or goes, a side that is clear by itself need not be written down.
  const now = hasChildren(map, ROOT_ID, plan.children.get(ROOT_ID) ?? []) ? sidesOf(map) : undefined
  const columns = columnsOf(doc)
  const write = (id: IdeaId, spot: Spot | undefined): void => {
    const side = then.get(id)
    const isClear = contentOf(columns, id).spot?.side === undefined && side !== undefined && side === now?.get(id)
    const { side: _, ...free } = spot ?? {}
    writeSpot(doc, id, side === undefined || isClear ? free : { ...free, side })
  }
  for (const { id, spot } of plan.ideas) if (id !== branch) write(id, spot)
  for (const id of plan.placed) {
    const parent = snapshot.ideas.get(id)?.parent ?? ''
    write(id, id === branch && plan.children.get(parent)?.includes(id) ? snapshot.ideas.get(id)?.spot : undefined)
  }
}

function writeLinks(doc: Y.Doc, snapshot: MindMap, { held }: RestorePlan): void {
  const links = openColumn(doc, 'links')
  for (const [id, value] of [...links.entries()]) {
    const link = readLink(value)
    if (link && held.has(link.from) && held.has(link.to) && !snapshot.links.has(id)) links.delete(id)
  }
  for (const link of snapshot.links.values()) {
    if (!held.has(link.from) && !held.has(link.to)) continue
    const now = readLink(links.get(link.id))
    const { id, from, to, label } = link
    if (!now || !sameLink({ id, ...now }, link)) links.set(id, { from, to, label })
  }
}
