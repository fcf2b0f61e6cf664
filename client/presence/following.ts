import type { ParticipantId } from '../../shared/domain/participant.ts'
import type { Other, Presence } from './presence.ts'

/** Whose view mine goes along with. It is mine to begin and to end; nobody is taken along. */
export interface Following {
  get(): ParticipantId | undefined
  subscribe(listener: () => void): () => void
  follow(participant: ParticipantId): void
  stop(): void
}

export function createFollowing(presence: Presence): Following {
  let following: ParticipantId | undefined
  const listeners = new Set<() => void>()
  const set = (next: ParticipantId | undefined): void => {
    if (next === following) return
    following = next
    presence.setFollows(next ?? null)
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => following,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow: (participant) => set(participant),
    stop: () => set(undefined),
  }
}

/** Of a person with several tabs the one they are busy in. */
const busiest = (tabs: readonly Other[]): Other | undefined =>
  tabs.find(({ editing }) => editing !== null) ??
  tabs.find(({ pointer }) => pointer !== null) ??
  tabs.find(({ look }) => look !== null) ??
  tabs[0]

export const tabOf = (others: readonly Other[], participant: ParticipantId): Other | undefined =>
  busiest(others.filter(({ person }) => person.participant === participant))

/**
 * Whose look I see when I follow somebody: theirs, or that of the one whom they follow themselves. Undefined where there is none to see:
 * they have left, or they go along with me.
 */
export function leadOf(
  others: readonly Other[],
  me: ParticipantId,
  following: ParticipantId | undefined,
): Other | undefined {
  const passed = new Set([me])
  for (let at = following; at !== undefined && !passed.has(at);) {
    passed.add(at)
    const tab = tabOf(others, at)
    if (!tab || tab.follows === null) return tab
    at = tab.follows
  }
  return undefined
}
