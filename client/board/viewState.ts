import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { Filter } from './filter.ts'
import type { Marks, Past } from './past.ts'

/** The one side panel. A new object asks for the focus anew. */
export interface Panel {
  readonly is: 'details' | 'history'
  /** Where the focus goes; absent: to the panel's beginning. */
  readonly at?: 'note' | 'talk'
}

/** What the map shows to a room: all of it, or one branch in the light and the rest dimmed. */
export interface Presenting {
  readonly branch: IdeaId | null
}

export interface View {
  readonly selection: ReadonlySet<IdeaId>
  /** Where the keyboard is: the one tab stop of each view. */
  readonly focused: IdeaId
  readonly folded: ReadonlySet<IdeaId>
  readonly editing: IdeaId | null
  readonly shown: 'map' | 'outline' | 'cards'
  readonly panel: Panel | null
  /** Given while the map is presented. */
  readonly presenting: Presenting | null
  /** `null`: I look at all of the map. */
  readonly filter: Filter | null
  /** `null`: I look at the living map. */
  readonly past: Past | null
  /** What differs from another moment, while one is compared with another. */
  readonly marks: Marks | null
}

/** What I look at and have selected. It is mine: never in the document, never undone, shared by all views. */
export interface ViewState {
  get(): View
  subscribe(listener: () => void): () => void
  /** Selects exactly these; `focused` is the last of them unless given. */
  select(ids: Iterable<IdeaId>, focused?: IdeaId): void
  toggleSelected(id: IdeaId): void
  /** Moves the focus and leaves the selection as it is. */
  focus(id: IdeaId): void
  edit(id: IdeaId | null): void
  setFolded(folded: ReadonlySet<IdeaId>): void
  toggleFolded(id: IdeaId): void
  show(shown: View['shown']): void
  present(presenting: Presenting | null): void
  /** One side panel at a time: it takes the place of another one. */
  openPanel(panel: Panel | null): void
  setFilter(filter: Filter | null): void
  lookBack(past: Past | null): void
  mark(marks: Marks | null): void
  /** Drops ideas that are gone; a lost focus goes to `heir`. */
  forget(gone: ReadonlySet<IdeaId>, heir: (id: IdeaId) => IdeaId): void
}

const none: ReadonlySet<IdeaId> = new Set()

export function createViewState(initial: Partial<View> = {}): ViewState {
  let view: View = {
    selection: none,
    focused: ROOT_ID,
    folded: none,
    editing: null,
    shown: 'map',
    panel: null,
    presenting: null,
    filter: null,
    past: null,
    marks: null,
    ...initial,
  }
  const listeners = new Set<() => void>()

  const set = (change: Partial<View>): void => {
    view = { ...view, ...change }
    for (const listener of [...listeners]) listener()
  }
  const toggled = (ids: ReadonlySet<IdeaId>, id: IdeaId): ReadonlySet<IdeaId> => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    return next
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    select(ids, focused) {
      const selection = new Set(ids)
      set({ selection, focused: focused ?? [...selection].at(-1) ?? view.focused })
    },
    toggleSelected: (id) => set({ selection: toggled(view.selection, id), focused: id }),
    focus: (id) => {
      if (view.focused !== id) set({ focused: id })
    },
    edit: (id) => {
      if (view.editing !== id)
        set(id === null ? { editing: null } : { editing: id, focused: id, selection: new Set([id]) })
    },
    setFolded: (folded) => set({ folded }),
    toggleFolded: (id) => set({ folded: toggled(view.folded, id) }),
    show: (shown) => {
      if (view.shown !== shown) set({ shown })
    },
    openPanel: (panel) => {
      if (view.panel !== panel) set({ panel })
    },
    present: (presenting) => set({ presenting }),
    setFilter: (filter) => {
      if (view.filter !== filter) set({ filter })
    },
    lookBack: (past) => {
      if (view.past !== past) set({ past, editing: null })
    },
    mark: (marks) => {
      if (view.marks !== marks) set({ marks })
    },
    forget(gone, heir) {
      const without = (ids: ReadonlySet<IdeaId>): ReadonlySet<IdeaId> =>
        [...ids].some((id) => gone.has(id)) ? new Set([...ids].filter((id) => !gone.has(id))) : ids
      const next: View = {
        ...view,
        selection: without(view.selection),
        folded: without(view.folded),
        focused: gone.has(view.focused) ? heir(view.focused) : view.focused,
        editing: view.editing !== null && gone.has(view.editing) ? null : view.editing,
      }
      const same = (['selection', 'folded', 'focused', 'editing'] as const).every(
        (field) => next[field] === view[field],
      )
      if (!same) set(next)
    },
  }
}
