import { startTransition, useEffect, useMemo, useState, type RefObject } from 'react'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import { useBoard } from '../board/session.ts'
import { useMapChanges } from '../board/useMapChanges.ts'
import { createNearRows, NearRowsContext } from './nearRows.ts'
import styles from './Outline.module.css'
import { OutlineItem } from './OutlineItem.tsx'
import { useOutlineView } from './useOutlineView.ts'

/** So many ideas are on the page at once; the rest follows while one reads, so many at a time. */
const FIRST = 100
const STEP = 400

const NONE: ReadonlyMap<IdeaId, number> = new Map()

interface OutlineDocumentProps {
  readonly page: RefObject<HTMLElement | null>
  onFind(): void
}

/** The outline of those who read: a document with headings, all of it on the page within moments, so that the browser's own search finds it. */
export function OutlineDocument({ page, onFind }: OutlineDocumentProps) {
  const { map } = useBoard()
  const room = useGrowing(map.ideas.size)
  const isFilling = room !== Infinity
  const changes = useMapChanges(isFilling)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the map is one live object: `changes` says that it is another one now.
  const sizes = useMemo(() => (isFilling ? sizesOf(map) : NONE), [map, isFilling, changes])
  useOutlineView(page, { leave: () => undefined, find: onFind })
  const [rows] = useState(createNearRows)
  useEffect(() => {
    rows.drawn()
    return () => rows.stop()
  }, [rows])
  return (
    <NearRowsContext value={rows}>
      <ul role="list" className={styles['tree']}>
        <OutlineItem id={ROOT_ID} depth={0} parentKind="topic" room={room} sizes={sizes} />
      </ul>
    </NearRowsContext>
  )
}

/** How many ideas each holds with all below it. */
export function sizesOf(map: MindMap): ReadonlyMap<IdeaId, number> {
  const sizes = new Map<IdeaId, number>()
  const order: IdeaId[] = [map.root]
  for (let at = 0; at < order.length; at++) order.push(...(map.ideas.get(order[at] ?? '')?.children ?? []))
  for (const id of order.reverse())
    sizes.set(
      id,
      (map.ideas.get(id)?.children ?? []).reduce((sum, child) => sum + (sizes.get(child) ?? 0), 1),
    )
  return sizes
}

/** Few at first and all within moments, so that a large map does not hold up the page. */
function useGrowing(all: number): number {
  const [room, setRoom] = useState(all > FIRST ? FIRST : Infinity)
  useEffect(() => {
    if (room === Infinity) return
    const more = room + STEP
    const timer = setTimeout(() => startTransition(() => setRoom(more < all ? more : Infinity)))
    return () => clearTimeout(timer)
  }, [all, room])
  return room
}
