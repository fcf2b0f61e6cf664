import type { Awareness } from 'y-protocols/awareness'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { readLook, type Look } from '../../shared/domain/look.ts'
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

/** An earlier state that somebody has brought back, and how it was before. */
export interface Restored {
  readonly snapshot: number
  readonly before: number
  /** Tells one time from another. */
  readonly at: number
}

/** One connection: a person with two tabs has two. */
export interface Other {
  readonly client: number
  readonly person: Person
  readonly pointer: Pointer | null
  readonly editing: IdeaId | null
  readonly selection: readonly IdeaId[]
  readonly look: Look | null
  /** Whose view theirs goes along with. */
  readonly follows: ParticipantId | null
  readonly restored: Restored | null
}

/** Who else is here and what they point at; and what I let them see of me. */
export interface Presence {
  /** Stable until something changes. */
  others(): readonly Other[]
  subscribe(listener: () => void): () => void
  /** At most ten go out a second; the last one always does. */
  setPointer(pointer: Pointer | null): void
  /** Asked for when it goes out: with the pointer, and as seldom. */
  setLook(look: () => Look): void
  setEditing(id: IdeaId | null): void
  setSelection(ids: Iterable<IdeaId>): void
  setFollows(participant: ParticipantId | null): void
  tellRestored(restored: Restored): void
  stop(): void
}

const SEND_EVERY = 100
const MOST_SELECTED = 20

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LIMITS.presence
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Anybody can send anything as presence: what is not as agreed does not appear. */
function readOther(client: number, state: unknown): Other | undefined {
  if (!isRecord(state) || !isRecord(state['person'])) return undefined
  const { participant, name } = state['person']
  if (!isText(participant) || !isText(name)) return undefined
  const { pointer, editing, selection, look, follows, restored } = state
  return {
    client,
    // Not the colour that was sent: a style is no place for other people's text, and all screens agree anyway.
    person: { participant, name: name.slice(0, LIMITS.personName), colour: colourOf(participant) },
    pointer:
      isRecord(pointer) && isNumber(pointer['x']) && isNumber(pointer['y'])
        ? { x: pointer['x'], y: pointer['y'] }
        : null,
    editing: isText(editing) ? editing : null,
    selection: Array.isArray(selection) ? selection.filter(isText).slice(0, MOST_SELECTED) : [],
    look: readLook(look) ?? null,
    follows: isText(follows) ? follows : null,
    restored: readRestored(restored),
  }
}

function readRestored(value: unknown): Restored | null {
  if (!isRecord(value)) return null
  const { snapshot, before, at } = value
  return isNumber(snapshot) && isNumber(before) && isNumber(at) ? { snapshot, before, at } : null
}

const rounded = ({ at, rect }: Look): Look => ({
  at,
  ...(rect && {
    rect: {
      x: Math.round(rect.x),
      y: Math.round(rect.y),
      width: Math.max(1, Math.round(rect.width)),
      height: Math.max(1, Math.round(rect.height)),
    },
  }),
})

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
  const set = (fields: Readonly<Record<string, unknown>>): void => {
    const now = awareness.getLocalState()
    if (me && now) awareness.setLocalState({ ...now, ...fields })
  }

  let lastSent = 0
  let pointer: { readonly next: Pointer | null } | undefined
  let look: (() => Look) | undefined
  let lastLook = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = (): void => {
    timer = undefined
    const seen = look && rounded(look())
    const isAnother = seen !== undefined && JSON.stringify(seen) !== lastLook
    if (isAnother) lastLook = JSON.stringify(seen)
    if (!isAnother && !pointer) return
    lastSent = Date.now()
    set({ ...(pointer && { pointer: pointer.next }), ...(isAnother && { look: seen }) })
    pointer = look = undefined
  }
  const sendSoon = (): void => {
    if (me) timer ??= setTimeout(send, Math.max(0, lastSent + SEND_EVERY - Date.now()))
  }
  return {
    others: () => others,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setPointer(at) {
      pointer = { next: at && { x: Math.round(at.x), y: Math.round(at.y) } }
      sendSoon()
    },
    setLook(next) {
      look = next
      sendSoon()
    },
    setEditing: (id) => set({ editing: id }),
    setSelection: (ids) => set({ selection: [...ids].slice(0, MOST_SELECTED) }),
    setFollows: (participant) => set({ follows: participant }),
    tellRestored: (restored) => set({ restored }),
    stop() {
      clearTimeout(timer)
      awareness.off('change', read)
    },
  }
}
