import type { SnapshotRecord } from './snapshotRecords.ts'

type Thinnable = Pick<SnapshotRecord, 'number' | 'name' | 'takenAt' | 'wanted'>

/**
 * The numbers of those to let go so that no more than `most` stay; handed in oldest first. The first and the last stay, and whatever bears a name or was
 * published. Of the others go those that were taken without being asked for, and of these whichever leaves the smallest gap: so what stays is
 * spread evenly, and a hundred taken in a minute push out each other.
 */
export function toLetGo(snapshots: readonly Thinnable[], most: number): ReadonlySet<number> {
  const staying = [...snapshots]
  const going = new Set<number>()
  while (staying.length > most) {
    const between = staying.slice(1, -1).filter(({ name, wanted }) => name === undefined && wanted !== 'published')
    const unasked = between.filter(({ wanted }) => wanted === undefined)
    const candidates = unasked.length > 0 ? unasked : between
    const gaps = candidates.map((one) => gapWithout(staying, staying.indexOf(one)))
    const next = candidates[gaps.indexOf(Math.min(...gaps))]
    if (!next) break
    staying.splice(staying.indexOf(next), 1)
    going.add(next.number)
  }
  return going
}

const gapWithout = (snapshots: readonly Thinnable[], at: number): number =>
  (snapshots[at + 1]?.takenAt ?? Infinity) - (snapshots[at - 1]?.takenAt ?? -Infinity)
