import type { IdeaId } from '../domain/idea.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 10 random base62 characters: among 20,000 ideas two are alike once in four billion boards. */
export function newIdeaId(random: () => number): IdeaId {
  return Array.from({ length: 10 }, () => BASE62[Math.floor(random() * BASE62.length)]).join('')
}
