import type { Awareness } from 'y-protocols/awareness'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { ParticipantId } from '../../shared/domain/participant.ts'
import { colourOf } from './colourOf.ts'

export interface Person {
  readonly participant: ParticipantId
  readonly name: string
  readonly colour: string
}

/** Where somebody is on the map, in map coordinates. */
export interface Pointer {
  readonly x: number
  readonly y: number
}

/** One connection: a person with two tabs has two. */
export interface Other {
  readonly client: number
  readonly person: Person
  readonly pointer: Pointer | null
  readonly editing: IdeaId | null
  readonly selection: readonly IdeaId[]
}

/** Who else is here and what they point at; and what I let them see of me. */
export interface Presence {
  /** Stable until something changes. */
  others(): readonly Other[]
  subscribe(listener: () => void): () => void
  /** At most ten go out a second; the last one always does. */
  setPointer(pointer: Pointer | null): void
  setEditing(id: IdeaId | null): void
  setSelection(ids: Iterable<IdeaId>): void
  stop(): void
}

const POINTER_EVERY = 100
const MOST_SELECTED = 20

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LIMITS.presence

/** Anybody can send anything as presence: what is not as agreed does not appear. */
function readOther(client: number, state: unknown): Other | undefined {
  if (!isRecord(state) || !isRecord(state['person'])) return undefined
  const { participant, name } = state['person']
  if (!isText(participant) || !isText(name)) return undefined
  const { pointer, editing, selection } = state
  return {
    client,
    // Not the colour that was sent: a style is no place for other people's text, and all screens agree anyway.
    person: { participant, name: name.slice(0, LIMITS.personName), colour: colourOf(participant) },
    pointer:
      isRecord(pointer) && Number.isFinite(pointer['x']) && Number.isFinite(pointer['y'])
        ? { x: Number(pointer['x']), y: Number(pointer['y']) }
        : null,
    editing: isText(editing) ? editing : null,
    selection: Array.isArray(selection) ? selection.filter(isText).slice(0, MOST_SELECTED) : [],
  }
}

/** `me` undefined: a reader, who is seen by nobody. */
export function createPresence(awareness: Awareness, me: Person | undefined): Presence {
  const listeners = new Set<() => void>()
  let others: readonly Other[] = []

  const read = (): void => {
    others = [...awareness.getStates()]
      .filter(([client]) => client !== awareness.clientID)
      .map(([client, state]) => readOther(client, state))
      .filter((other) => other !== undefined)
      .sort((a, b) => a.client - b.client)
    for (const listener of [...listeners]) listener()
  }
  awareness.on('change', read)

  if (me) awareness.setLocalState({ person: me, pointer: null, editing: null, selection: [] })
  else awareness.setLocalState(null)
  const set = (field: string, value: unknown): void => {
    if (me) awareness.setLocalStateField(field, value)
  }

  let lastSent = 0
  let waiting: { readonly pointer: Pointer | null } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const sendPointer = (): void => {
    timer = undefined
    if (!waiting) return
    lastSent = Date.now()
    set('pointer', waiting.pointer)
    waiting = undefined
  }
  return {
    others: () => others,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setPointer(pointer) {
      waiting = { pointer: pointer && { x: Math.round(pointer.x), y: Math.round(pointer.y) } }
      timer ??= setTimeout(sendPointer, Math.max(0, lastSent + POINTER_EVERY - Date.now()))
    },
    setEditing: (id) => set('editing', id),
    setSelection: (ids) => set('selection', [...ids].slice(0, MOST_SELECTED)),
    stop() {
      clearTimeout(timer)
      awareness.off('change', read)
    },
  }
}
