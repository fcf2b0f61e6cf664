import type { SnapshotCard } from '../../shared/domain/snapshot.ts'

const mine = new Set<string>()
const nameOf = ({ number, takenAt }: SnapshotCard): string => `${number}/${takenAt}`

/** A snapshot that I have asked for is no news to me. */
export const tookMyself = (card: SnapshotCard): void => void mine.add(nameOf(card))
export const isMine = (card: SnapshotCard): boolean => mine.has(nameOf(card))
