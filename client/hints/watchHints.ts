import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { BoardSession } from '../board/session.ts'
import type { View } from '../board/viewState.ts'
import { HINTS, hints, type Hint } from '../device/hints.ts'
import { onAnnounce } from '../ui/announce.ts'

/** A moment must last so long before a hint comes, in milliseconds, and nothing else be read out: who is busy needs none. */
const PAUSE = 2500
/** So many ideas of mine, and I am ready for more. */
const SOME = 3
const MANY = 6

interface Moment {
  readonly isTouch: boolean
  readonly view: View
  /** One idea is selected and nothing is open at it. */
  readonly isChosen: boolean
  /** On an empty map the map itself says how to begin. */
  readonly isBeginning: boolean
  /** So many ideas are mine. */
  readonly own: number
}

/** When each has something to say. */
const MOMENTS: Readonly<Record<Hint, (moment: Moment) => boolean>> = {
  write: ({ isTouch, isBeginning }) => !isTouch && !isBeginning,
  grow: ({ isTouch, isChosen }) => !isTouch && isChosen,
  add: ({ isTouch, isBeginning, view }) => isTouch && !isBeginning && view.shown !== 'outline',
  hold: ({ isTouch, view, own }) => isTouch && view.shown === 'map' && own > 0,
  details: ({ isTouch, isChosen, own }) => own >= SOME && (isTouch || isChosen),
  commands: ({ own }) => own >= MANY,
}

export interface HintWatch {
  /** What is to be shown now. */
  get(): Hint | undefined
  subscribe(listener: () => void): () => void
  /** Something else has the attention: nothing is shown meanwhile. */
  setBusy(isBusy: boolean): void
  /** The deed that a hint is about was done, or I have read it. */
  end(hint: Hint): void
  start(): () => void
}

/** Sees what I do on the board, and says which hint fits this moment. One at a time; what I can do already is never said. */
export function watchHints({ map, me, viewState, onMapChange }: BoardSession, isTouch: () => boolean): HintWatch {
  const own = new Set<IdeaId>()
  const listeners = new Set<() => void>()
  let current: Hint | undefined
  let next: { readonly hint: Hint; readonly timer: ReturnType<typeof setTimeout> } | undefined
  let told: Hint | undefined
  let isBusy = false
  /** Where I was before I began to write. */
  let from: IdeaId = viewState.get().focused

  const fits = (hint: Hint): boolean => {
    const view = viewState.get()
    if (isBusy || view.editing !== null || view.presenting !== null) return false
    const isBeginning = view.shown === 'map' && map.ideas.size <= 1
    const isChosen = view.selection.size === 1 && view.panel === null
    return MOMENTS[hint]({ isTouch: isTouch(), view, isChosen, isBeginning, own: own.size })
  }
  const tell = (): void => {
    const now = current !== undefined && fits(current) ? current : undefined
    if (now === told) return
    told = now
    for (const listener of [...listeners]) listener()
  }
  const forgetNext = (): void => {
    clearTimeout(next?.timer)
    next = undefined
  }
  const end = (hint: Hint): void => {
    hints.end(hint)
    if (current === hint) current = undefined
  }

  /** An idea beside or below the one that I was at, made to be written. */
  const hasGrown = ({ editing }: View): boolean => {
    const idea = editing === null ? undefined : map.ideas.get(editing)
    if (!idea || idea.text !== '' || idea.author !== me.participant || idea.id === from) return false
    return idea.parent === from || idea.parent === (map.ideas.get(from)?.parent ?? ROOT_ID)
  }
  const learn = (): void => {
    const view = viewState.get()
    if (view.editing === null) from = view.focused
    else end('write')
    if (hasGrown(view)) end('grow')
    if (own.size > 0) end('add')
    if (view.panel !== null) end('details')
  }
  const wait = (wanted: Hint): void => {
    forgetNext()
    next = { hint: wanted, timer: setTimeout(() => show(wanted), PAUSE) }
  }
  const look = (): void => {
    learn()
    if (hints.areOff()) current = undefined
    if (current === undefined) {
      const wanted = HINTS.find((hint) => !hints.isOver(hint) && fits(hint))
      if (!wanted) forgetNext()
      else if (wanted !== next?.hint) wait(wanted)
    }
    tell()
  }
  function show(hint: Hint): void {
    forgetNext()
    current = hint
    // Once shown is enough, also for those who leave it there.
    hints.end(hint)
    tell()
  }
  const count = (ids: Iterable<IdeaId>): void => {
    for (const id of ids) if (map.ideas.get(id)?.author === me.participant) own.add(id)
  }

  return {
    get: () => told,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setBusy(busy) {
      isBusy = busy
      look()
    },
    end(hint) {
      end(hint)
      look()
    },
    start() {
      count(map.ideas.keys())
      const stops = [
        viewState.subscribe(look),
        hints.subscribe(look),
        onAnnounce(() => next && wait(next.hint)),
        onMapChange(({ changed }) => {
          count(changed)
          look()
        }),
      ]
      look()
      return () => {
        for (const stop of stops) stop()
        forgetNext()
      }
    },
  }
}
