import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createUndo } from '../../shared/document/undo.ts'
import { ROOT_ID, type Idea, type IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap, MindMapChange } from '../../shared/domain/mindMap.ts'
import { turnInto } from '../../shared/domain/replaceIdeas.ts'
import { sameMeta } from '../../shared/domain/sameMap.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { createFollowing } from '../presence/following.ts'
import { createPresence } from '../presence/presence.ts'
import { showToast } from '../ui/toast.ts'
import { nextFrame } from './nextFrame.ts'
import type { Compared } from './past.ts'
import type { BoardSession } from './session.ts'
import { createViewState } from './viewState.ts'

/** An earlier state of the board, to be looked at in the views of the living one. */
export interface PastSession extends BoardSession {
  /**
   * From now on it shows this one, marked by what it is compared with: what stays is still the same object, so that views keep their place
   * and glide.
   */
  turnTo(map: MindMap, compared: Compared | undefined): void
  /** What its marks tell of. */
  compared(): Compared | undefined
  /** Shows an idea, as soon as it is there. */
  goTo(id: IdeaId): void
  /** Whoever draws it hears where to go. */
  onGoTo(listener: (id: IdeaId) => void): () => void
}

const sessions = new WeakMap<BoardSession, PastSession>()

/** The one of a board: a second look back begins where the first has ended. */
export function pastSessionOf(live: BoardSession): PastSession {
  let session = sessions.get(live)
  if (!session) sessions.set(live, (session = createPastSession(live)))
  return session
}

/** Nobody writes into it and nobody is met there: its documents are empty, its map is given. */
function createPastSession(live: BoardSession): PastSession {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.destroy()
  const presence = createPresence(awareness, undefined)
  const origin = {}
  const ideas = new Map<IdeaId, Idea>()
  const map = { root: ROOT_ID, title: live.map.title, language: live.map.language, ideas, links: live.map.links }
  turnInto(ideas, live.map)
  const listeners = new Set<(change: MindMapChange) => void>()
  const guides = new Set<(id: IdeaId) => void>()
  const viewState = createViewState()
  let compared: Compared | undefined
  let wish: IdeaId | undefined
  const fulfil = (): void => {
    const id = wish
    if (id === undefined || !ideas.has(id) || guides.size === 0) return
    wish = undefined
    for (const guide of [...guides]) guide(id)
  }
  const refuse = () => {
    showToast({ text: translate(currentLanguage())('history.onlyToLook') })
    return { ok: false, refusal: 'readOnly' } as const
  }
  return {
    ...live,
    canWrite: false,
    canDirect: false,
    canTalk: false,
    takesPart: false,
    ...{ doc, awareness, presence, origin, map },
    following: createFollowing(presence),
    onMapChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    undo: createUndo(doc, origin),
    run: refuse,
    runOnStage: refuse,
    isStageLive: () => false,
    // Where I look is one thing, from wherever it is chosen.
    viewState: { ...viewState, lookBack: live.viewState.lookBack },
    ready: () => true,
    onReady: () => () => undefined,
    isLive: () => false,
    onLive: () => () => undefined,
    compared: () => compared,
    turnTo(next, marked) {
      const change = { ...turnInto(ideas, next), meta: !sameMeta(map, next) }
      Object.assign(map, { title: next.title, language: next.language, links: next.links })
      if (change.changed.size + change.removed.size > 0 || change.meta)
        for (const listener of [...listeners]) listener(change)
      compared = marked
      viewState.mark(compared?.marks ?? null)
      // Once it is drawn.
      nextFrame(() => nextFrame(fulfil))
    },
    goTo(id) {
      wish = id
      fulfil()
    },
    onGoTo(listener) {
      guides.add(listener)
      fulfil()
      return () => guides.delete(listener)
    },
    close: () => undefined,
  }
}
