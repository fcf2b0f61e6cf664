import { GOALS, type Idea, type IdeaFields, type IdeaId, type RichText } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import { subtree, type Language, type MindMap } from '../domain/mindMap.ts'
import { plainText } from '../document/richText.ts'
import { openColumn, TEXT_FIELDS } from '../document/schema.ts'
import { writeField, writePicture } from '../document/writeIdea.ts'
import { hang, takeKeys } from '../document/writePlace.ts'
import { writeText } from '../document/writeRichText.ts'
import { word } from '../language/words.ts'
import type { Command } from './command.ts'
import { firstOf, heightOf, mustBeMovable, mustBeNote, mustTake } from './rules.ts'

/**
 * Makes one idea of several: the first in reading order takes over the titles as lines, the notes, the children, the cross-links and what
 * the others' fields say. Nothing is lost: words that find no room elsewhere stand in the note, and an idea whose picture finds none goes
 * below it as it is.
 */
export const joinIdeas: Command<{ readonly ids: readonly IdeaId[] }> = {
  name: 'joinIdeas',
  check: (map, { ids }) => {
    const refusal = firstOf(mustBeMovable(map, ids), new Set(ids).size < 2 && 'nothingToJoin')
    if (refusal) return refusal
    const { target, heirs, note } = joined(map, ids)
    return firstOf(mustBeNote(note), ...heirs.map((id) => mustTake(map, target.id, heightOf(map, id))))
  },
  apply: (doc, map, { ids }, { by, now, random }) => {
    const { target, others, heirs, title, note, fields } = joined(map, ids)
    const joining = new Set([target, ...others].map(({ id }) => id))
    const gone = openColumn(doc, 'gone')
    for (const { id } of others) gone.set(id, { at: now, by, top: id })
    const last = target.children.findLast((id) => !ids.includes(id)) ?? null
    const keys = takeKeys(doc, map, { parent: target.id, after: last, leaving: new Set(ids) }, heirs.length, random)
    for (const [i, heir] of heirs.entries()) hang(doc, map, heir, target.id, keys[i] ?? '')
    if (title !== target.title) writeText(doc, 'title', target.id, title)
    if (note !== target.note) writeText(doc, 'note', target.id, note)
    for (const field of TEXT_FIELDS)
      if (fields[field] !== target.fields[field]) writeField(doc, target.id, field, fields[field])
    if (fields.sdg) writeField(doc, target.id, 'sdg', fields.sdg)
    if (fields.picture && !target.fields.picture) writePicture(doc, target.id, fields.picture)
    moveLinks(map, openColumn(doc, 'links'), target.id, joining)
  },
}

interface Joined {
  readonly target: Idea
  readonly others: readonly Idea[]
  /** What hung below the others and is none of them, and those whose picture finds no room. */
  readonly heirs: readonly IdeaId[]
  readonly title: RichText
  readonly note: RichText
  readonly fields: IdeaFields
}

function joined(map: MindMap, ids: readonly IdeaId[]): Joined {
  const chosen = new Set(ids)
  const [target, ...rest] = [...subtree(map, map.root)].filter(({ id }) => chosen.has(id)) as [Idea, ...Idea[]]
  const { picture } = fieldsOf([target, ...rest])
  const stands = ({ fields }: Idea): boolean => fields.picture !== undefined && fields.picture !== picture
  const others = rest.filter((idea) => !stands(idea))
  const apart = rest.filter(stands)
  const titles = [target, ...others].map(({ title }) => title).filter((text) => plainText(text).trim() !== '')
  const lines = titles.flat()
  // Where the titles are too long for one, they go on in the note.
  const fits = plainText(lines).length <= LIMITS.title
  const spare = fits ? [] : others.map(({ title }) => title)
  const notes = [target.note, ...spare, ...others.map(({ note }) => note), surplusOf(target, others, map.language)]
  const filled = notes.filter((text) => plainText(text).trim() !== '')
  return {
    target,
    others,
    heirs: [
      ...others.flatMap(({ children }) => children.filter((id) => !chosen.has(id))),
      ...apart.map(({ id }) => id),
    ],
    title: fits && titles.length > (target.text.trim() === '' ? 0 : 1) ? lines : target.title,
    note: filled.length > (target.note.length > 0 ? 1 : 0) ? filled.flat() : target.note,
    fields: fieldsOf([target, ...others]),
  }
}

/** Of each field what the first of them says that says anything; of goals all. */
function fieldsOf(ideas: readonly Idea[]): IdeaFields {
  const texts = TEXT_FIELDS.flatMap((field) => {
    const value = ideas.find(({ fields }) => fields[field] !== undefined)?.fields[field]
    return value === undefined ? [] : [[field, value] as const]
  })
  const sdg = GOALS.filter((goal) => ideas.some(({ fields }) => fields.sdg?.includes(goal)))
  const picture = ideas.find(({ fields }) => fields.picture)?.fields.picture
  return { ...Object.fromEntries(texts), ...(sdg.length > 0 && { sdg }), ...(picture && { picture }) }
}

/** What the others' fields say beside that, as lines. */
function surplusOf(target: Idea, others: readonly Idea[], language: Language): RichText {
  const kept = fieldsOf([target, ...others])
  return others.flatMap(({ fields }) =>
    TEXT_FIELDS.flatMap((field) => {
      const value = fields[field]
      return value === undefined || value === kept[field] ? [] : [[{ text: `${word(field, language)}: ${value}` }]]
    }),
  )
}

/** Links of those that leave lead to the one that stays; between them there is nothing left to connect. */
function moveLinks(
  map: MindMap,
  links: { set(id: string, link: object): unknown; delete(id: string): void },
  target: IdeaId,
  joining: ReadonlySet<IdeaId>,
): void {
  const known = new Set<string>()
  for (const { id, from, to, label } of map.links.values()) {
    if (!joining.has(from) && !joining.has(to)) continue
    const next = { from: joining.has(from) ? target : from, to: joining.has(to) ? target : to, label }
    const same = JSON.stringify(next)
    if (next.from === next.to || known.has(same)) links.delete(id)
    else if (next.from !== from || next.to !== to) links.set(id, next)
    known.add(same)
  }
}
