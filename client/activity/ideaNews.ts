import { watchOthersWork } from '../../shared/document/othersWork.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { BoardSession } from '../board/session.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/language.ts'
import { watchersOf } from '../presence/watchers.ts'
import type { Heard } from './heard.ts'

interface NewsMeans {
  heard(): Heard
  readonly t: Translate
  readonly formats: Formats
  say(text: string): void
  now(): number
}

/** Others' work is gathered for so long before it is read out. */
const GATHER = 3_000
/** An idea is told of when its words are written, or after so long. */
const PATIENCE = 20_000

/** Gathers what others add, move and delete, and says it in one sentence: "3 neue Ideen von Anna und Bernd, 1 gelöscht". */
export function createIdeaNews(
  session: Pick<BoardSession, 'doc' | 'map' | 'me' | 'presence' | 'viewState' | 'isLive'>,
  { heard, t, formats, say, now }: NewsMeans,
): { stop(): void } {
  const { doc, map, me, presence, viewState, isLive } = session
  const watchers = watchersOf(presence)
  const added = new Map<IdeaId, number>()
  const moved = new Set<IdeaId>()
  let removed = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const isNear = (id: IdeaId): boolean => {
    const choice = heard()
    return choice === 'all' || (choice === 'branch' && branchOf(map, id) === branchOf(map, viewState.get().focused))
  }
  const nameOf = (author: string | undefined): string | undefined =>
    presence.others().find(({ person }) => person.participant === author)?.person.name
  /** Somebody is still writing its words. */
  const isUnfinished = (id: IdeaId): boolean =>
    watchers
      .get()
      .get(id)
      ?.some(({ edits }) => edits) ?? false

  const speak = (): void => {
    timer = undefined
    const ready = [...added].filter(([id, since]) => !isUnfinished(id) || now() - since > PATIENCE).map(([id]) => id)
    for (const id of ready) added.delete(id)
    if (added.size > 0) timer = setTimeout(speak, GATHER)
    const fresh = ready
      .flatMap((id) => map.ideas.get(id) ?? [])
      .filter(({ id, author }) => author !== me.participant && isNear(id))
    const elsewhere = [...moved].filter((id) => map.ideas.has(id) && isNear(id)).length
    const parts: string[] = []
    const names = [...new Set(fresh.flatMap(({ author }) => nameOf(author) ?? []))]
    const [one] = fresh
    if (one && fresh.length === 1) {
      const title = ideaTitle(one, t)
      const parent = ideaTitle(map.ideas.get(one.parent ?? map.root), t)
      const [name] = names
      parts.push(
        name === undefined
          ? t('activity.newOne', { title, parent })
          : t('activity.newOneFrom', { name, title, parent }),
      )
    } else if (fresh.length > 1)
      parts.push(
        names.length > 0
          ? t('people.newIdeasFrom', { n: fresh.length, names: formats.list(names) })
          : t('people.newIdeas', { n: fresh.length }),
      )
    if (elsewhere > 0) parts.push(t('activity.moved', { n: elsewhere }))
    // Where something was is not known any more: whoever wants to hear of one branch only does not hear of it.
    if (removed > 0 && heard() === 'all') parts.push(t('activity.removed', { n: removed }))
    moved.clear()
    removed = 0
    if (parts.length > 0) say(parts.join(', '))
  }
  const stopWatching = watchOthersWork(doc, (work) => {
    // What comes when the line is back belongs to what happened while I was away.
    if (!isLive() || heard() === 'nothing') return
    for (const id of work.added) added.set(id, now())
    for (const id of work.moved) if (!added.has(id)) moved.add(id)
    removed += work.removed.size
    if (added.size + moved.size + removed > 0) timer ??= setTimeout(speak, GATHER)
  })
  return {
    stop() {
      stopWatching()
      clearTimeout(timer)
    },
  }
}

/** The main branch in which an idea hangs. */
export function branchOf(map: MindMap, id: IdeaId): IdeaId {
  let at = id
  for (
    let up = map.ideas.get(at)?.parent;
    up !== null && up !== undefined && up !== map.root;
    up = map.ideas.get(at)?.parent
  )
    at = up
  return at
}
