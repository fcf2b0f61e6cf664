import { moveIdeas } from '../../shared/commands/moveIdeas.ts'
import { removeIdeas } from '../../shared/commands/removeIdeas.ts'
import { removeKeepingChildren } from '../../shared/commands/removeKeepingChildren.ts'
import { restoreIdeas } from '../../shared/commands/restoreIdeas.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { freezeBefore } from '../board/freezeBefore.ts'
import type { BoardSession } from '../board/session.ts'
import type { Translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'
import type { DeedView } from './deedView.ts'

interface RemovingMeans {
  readonly session: BoardSession
  readonly view: () => DeedView
  readonly t: Translate
  readonly titleOf: (id: IdeaId) => string
  readonly subtreesOf: (ids: readonly IdeaId[]) => readonly IdeaId[]
  readonly heirOf: (ids: readonly IdeaId[]) => IdeaId
  readonly changed: (...ids: (IdeaId | null)[]) => void
  readonly goTo: (id: IdeaId) => void
}

/** Before so many go at once, the map is kept as a snapshot. */
const MANY = 30

/** Deletes ideas, with what hangs below them or without it. */
export function createRemoving(means: RemovingMeans): (ids: readonly IdeaId[], keepChildren?: boolean) => void {
  const { session, view, t, titleOf, subtreesOf, heirOf, changed, goTo } = means
  const { map, viewState } = session
  const parentOf = (id: IdeaId): IdeaId | null => map.ideas.get(id)?.parent ?? null
  const childrenOf = (id: IdeaId): readonly IdeaId[] => map.ideas.get(id)?.children ?? []

  const remove = (ids: readonly IdeaId[], keepChildren: boolean): void => {
    const [first] = ids
    if (first === undefined) return
    const names = titleOf(first)
    const families = keepChildren ? ids.map((id) => ({ id, children: childrenOf(id) })) : []
    const heir = (keepChildren ? childrenOf(first)[0] : undefined) ?? heirOf(ids)
    session.undo.breakStep()
    if (!session.run(keepChildren ? removeKeepingChildren : removeIdeas, { ids }).ok) return
    session.undo.breakStep()
    goTo(heir)
    showToast({
      text: t('map.saidRemoved', { n: ids.length, title: names }),
      action: { label: t('map.undoIt'), onAction: () => bringBack(ids, families) },
    })
  }

  /** Takes back that very deletion, whatever else was done since. */
  const bringBack = (
    ids: readonly IdeaId[],
    families: readonly { id: IdeaId; children: readonly IdeaId[] }[],
  ): void => {
    session.undo.breakStep()
    if (!session.run(restoreIdeas, { ids }).ok) return
    for (const { id, children } of families) {
      // Who has gone elsewhere meanwhile stays there.
      const home = parentOf(id)
      const back = children.filter((child) => parentOf(child) === home)
      if (back.length > 0) session.run(moveIdeas, { ids: back, parent: id, after: null })
    }
    const there = ids.filter((id) => map.ideas.has(id))
    changed(...subtreesOf(there), ...there.map(parentOf))
    const [first] = there
    if (first === undefined) return
    viewState.select(there, first)
    view().reveal(first)
    view().takeFocus()
  }

  return (ids, keepChildren = false) => {
    // The root says why it stays.
    if (ids.length === 0) return void session.run(removeIdeas, { ids: [viewState.get().focused] })
    if (!session.canWrite || keepChildren || subtreesOf(ids).length < MANY) return remove(ids, keepChildren)
    void freezeBefore(session.server, 'bulkDelete').then(() =>
      remove(
        ids.filter((id) => map.ideas.has(id)),
        false,
      ),
    )
  }
}
