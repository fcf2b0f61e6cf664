import { randomInt } from 'node:crypto'

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789'
const BASE62 = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${LOWER}`
const word = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

export const newBoardId = (): string => word(LOWER, 20)
export const newParticipantId = (): string => word(BASE62, 12)
export const newCopyId = (): string => word(BASE62, 16)
export const newGeneration = (): string => word(BASE62, 10)
/** Ids of a template's first ideas. */
export const newIdeaId = (): string => word(BASE62, 10)

/** A fraction as good as Math.random's, from the machine's own source. */
export const randomFraction = (): number => randomInt(2 ** 47) / 2 ** 47
