import type { IdeaId } from '../../shared/domain/idea.ts'
import { subtree, type MindMap } from '../../shared/domain/mindMap.ts'

/** Case and accents do not count: who writes "cafe" finds "Café". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** The ideas whose title or note holds all the words, in the order of the tree. Nothing is found by nothing. */
export function matches(map: MindMap, words: string): IdeaId[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const found: IdeaId[] = []
  for (const idea of subtree(map, map.root)) {
    const note = idea.note.map((line) => line.map((run) => run.text).join('')).join(' ')
    const text = plain(`${idea.text} ${note}`)
    if (wanted.every((word) => text.includes(word))) found.push(idea.id)
  }
  return found
}
