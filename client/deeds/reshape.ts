import { joinIdeas } from '../../shared/commands/joinIdeas.ts'
import { sortChildren } from '../../shared/commands/sortChildren.ts'
import { splitIdea } from '../../shared/commands/splitIdea.ts'
import { readStage } from '../../shared/document/readStage.ts'
import { cutText, plainText, type TextPlace } from '../../shared/document/richText.ts'
import type { IdeaId, RichText } from '../../shared/domain/idea.ts'
import type { BoardSession } from '../board/session.ts'
import { currentLanguage, translate, type Translate } from '../i18n/language.ts'
import { namesOf } from '../presence/namesOf.ts'
import { announce } from '../ui/announce.ts'
import { sortedChildren, type SortBy } from './sortIdeas.ts'

export interface ReshapeMeans {
  readonly session: BoardSession
  titleOf(id: IdeaId): string
  selected(): IdeaId[]
  /** Ends my step of undo and takes the change in at once. */
  changed(...ids: (IdeaId | null)[]): void
  goTo(id: IdeaId): void
  /** Opens the editor with the caret at the beginning. */
  editFromStart(id: IdeaId): void
}

/** Deeds that make fewer or more ideas of some, or put them into another order. */
export interface Reshape {
  /** Makes one idea of those that are selected. */
  join(): void
  /** Makes an idea of each line of a title. */
  splitLines(id: IdeaId): void
  /** What stands behind the caret becomes the next idea, which is written on. */
  splitAt(id: IdeaId, caret: TextPlace): void
  sort(parent: IdeaId, by: SortBy): void
}

export function createReshape({ session, titleOf, selected, changed, goTo, editFromStart }: ReshapeMeans): Reshape {
  const { map, viewState } = session
  const t: Translate = (key, ...parameters) => translate(currentLanguage())(key, ...parameters)

  function split(id: IdeaId, parts: readonly RichText[]): IdeaId[] {
    const newIds = parts.slice(1).map(() => session.newId())
    session.undo.breakStep()
    if (!session.run(splitIdea, { id, parts, newIds }).ok) return []
    changed(id, ...newIds)
    return newIds
  }

  return {
    join() {
      const chosen = [...viewState.get().selection].filter((id) => map.ideas.has(id))
      const ids = chosen.length > 1 ? chosen : selected()
      session.undo.breakStep()
      if (!session.run(joinIdeas, { ids }).ok) return
      const target = ids.find((id) => map.ideas.has(id))
      if (target === undefined) return
      changed(target, ...(map.ideas.get(target)?.children ?? []))
      goTo(target)
      announce(t('deeds.saidJoined', { n: ids.length, title: titleOf(target) }))
    },
    splitLines(id) {
      const lines = linesOf(map.ideas.get(id)?.title ?? [])
      const newIds = split(
        id,
        lines.map((line) => [line]),
      )
      if (newIds.length === 0) return
      goTo(id)
      viewState.select([id, ...newIds], id)
      announce(t('deeds.saidSplit', { n: lines.length }))
    },
    splitAt(id, caret) {
      const [newId] = split(id, cutText(map.ideas.get(id)?.title ?? [], caret))
      if (newId !== undefined) editFromStart(newId)
    },
    sort(parent, by) {
      // Names may have to be asked for; whatever happens meanwhile is sorted, too.
      void namesOf(session, by === 'author').then((nameOf) => {
        const tally = by === 'votes' ? readStage(session.stageDoc).tally : undefined
        const means = { language: map.language, votes: (id: IdeaId) => tally?.get(id) ?? 0, nameOf }
        const order = sortedChildren(map, parent, by, means)
        const before = map.ideas.get(parent)?.children ?? []
        const sorted = t('deeds.saidSorted', { n: order.length, by: t(`deeds.by.${by}`), title: titleOf(parent) })
        if (order.every((id, at) => id === before[at])) return announce(sorted)
        session.undo.breakStep()
        if (!session.run(sortChildren, { parent, order }).ok) return
        changed(parent)
        announce(sorted)
      })
    },
  }
}

/** The lines that say something. */
export const linesOf = (title: RichText): RichText => title.filter((line) => plainText([line]).trim() !== '')
