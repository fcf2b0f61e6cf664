import { LOST_AND_FOUND_ID, ROOT_ID, type IdeaId, type RichText } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import { depthOf, subtree, type MindMap } from '../domain/mindMap.ts'
import type { Refusal } from '../domain/refusal.ts'
import { plainText, richText } from '../document/richText.ts'

/** The first refusal that holds. */
export function firstOf(...refusals: (Refusal | undefined | false)[]): Refusal | undefined {
  return refusals.find((refusal) => refusal !== undefined && refusal !== false) || undefined
}

/** These ideas must be there and must not be the root or the lost and found. */
export function mustBeMovable(map: MindMap, ids: readonly IdeaId[]): Refusal | undefined {
  if (ids.length === 0) return 'nothingChosen'
  if (ids.includes(ROOT_ID)) return 'rootStays'
  if (ids.includes(LOST_AND_FOUND_ID)) return 'lostAndFoundStays'
  return ids.every((id) => map.ideas.has(id)) ? undefined : 'unknownIdea'
}

/** An idea whose content may be written. */
export function mustBeWritable(map: MindMap, id: IdeaId): Refusal | undefined {
  if (id === LOST_AND_FOUND_ID) return 'lostAndFoundStays'
  return map.ideas.has(id) ? undefined : 'unknownIdea'
}

/** Something `height` levels high (1 for a single idea) may hang under this parent. */
export function mustTake(map: MindMap, parent: IdeaId, height: number): Refusal | undefined {
  if (!map.ideas.has(parent)) return 'unknownParent'
  if (parent === LOST_AND_FOUND_ID) return 'notIntoLostAndFound'
  return depthOf(map, parent) + height > LIMITS.depth ? 'tooDeep' : undefined
}

export function mustHaveRoom(map: MindMap, newcomers: number): Refusal | undefined {
  return map.ideas.size + newcomers > LIMITS.ideas ? 'mapFull' : undefined
}

export function mustBeTitle(title: RichText | string): Refusal | undefined {
  return lengthOf(title) > LIMITS.title ? 'titleTooLong' : undefined
}

export function mustBeNote(note: RichText | string): Refusal | undefined {
  return lengthOf(note) > LIMITS.note ? 'noteTooLong' : undefined
}

export function mustBeComment(text: string): Refusal | undefined {
  if (text.trim() === '') return 'commentEmpty'
  return text.trim().length > LIMITS.comment ? 'commentTooLong' : undefined
}

const lengthOf = (text: RichText | string) => (typeof text === 'string' ? text : plainText(text)).length

export const asRichText = (text: RichText | string): RichText => (typeof text === 'string' ? richText(text) : text)

/** How many levels an idea and what hangs below it take. */
export function heightOf(map: MindMap, id: IdeaId): number {
  const depths = new Map<IdeaId, number>()
  let height = 1
  for (const idea of subtree(map, id)) {
    const depth = idea.id === id ? 1 : (depths.get(idea.parent ?? '') ?? 0) + 1
    depths.set(idea.id, depth)
    height = Math.max(height, depth)
  }
  return height
}
