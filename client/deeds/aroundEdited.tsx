import { Fragment, type ReactNode } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'

/**
 * A list in which the idea that I write in keeps its element whatever others put before or after it: an element that the page moves
 * loses the focus, and the editor in it its caret.
 */
export function aroundEdited<T>(
  list: readonly T[],
  idOf: (each: T) => IdeaId,
  edited: IdeaId | null,
  draw: (each: T, place: number) => ReactNode,
): ReactNode {
  const at = edited === null ? -1 : list.findIndex((each) => idOf(each) === edited)
  if (at < 0) return <Fragment key="before">{list.map(draw)}</Fragment>
  const drawAt = (from: number) => (each: T, place: number) => draw(each, from + place)
  return (
    <>
      <Fragment key="before">{list.slice(0, at).map(drawAt(0))}</Fragment>
      {list.slice(at, at + 1).map(drawAt(at))}
      <Fragment key="after">{list.slice(at + 1).map(drawAt(at + 1))}</Fragment>
    </>
  )
}
