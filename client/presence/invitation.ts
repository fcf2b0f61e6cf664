import type { Spotlight } from '../../shared/domain/look.ts'

/** Who has done nothing for so long is only looking on. */
const IDLE = 10_000
/** How long they are given to stay where they are. */
const GRACE = 5_000
/** How long an invitation waits for an answer. */
const OPEN = 30_000

export interface Invitation {
  readonly spotlight: Spotlight
  /** In how many seconds my view goes there by itself; undefined: it waits for me. */
  readonly goesIn: number | undefined
}

export interface Invitations {
  get(): Invitation | undefined
  subscribe(listener: () => void): () => void
  /** The organiser invites; one of my own is none. */
  come(spotlight: Spotlight): void
  /** A key, a press, a turn of the wheel: I am not only looking on, and my view stays mine. */
  touched(): void
  go(): void
  stay(): void
  stop(): void
}

export interface InvitationMeans {
  now(): number
  /** I write, have a dialog open or am elsewhere: then nothing moves by itself. */
  isBusy(): boolean
  onGo(spotlight: Spotlight, how: 'asked' | 'byItself'): void
}

/**
 * Nobody is taken anywhere against their will: an invitation is an offer. Only the view of someone who has been looking on for a while goes
 * along by itself, after a pause in which any input keeps it where it is.
 */
export function createInvitations({ now, isBusy, onGo }: InvitationMeans): Invitations {
  let invitation: Invitation | undefined
  let touchedAt = now()
  let goesAt: number | undefined
  let endsAt = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()

  const set = (next: Invitation | undefined): void => {
    invitation = next
    if (!next) {
      clearInterval(timer)
      goesAt = timer = undefined
    }
    for (const listener of [...listeners]) listener()
  }
  const tick = (): void => {
    if (!invitation) return
    if (goesAt !== undefined && isBusy()) goesAt = undefined
    if (goesAt !== undefined && now() >= goesAt) return accept('byItself')
    if (now() >= endsAt) return set(undefined)
    const goesIn = goesAt === undefined ? undefined : Math.ceil((goesAt - now()) / 1_000)
    if (goesIn !== invitation.goesIn) set({ ...invitation, goesIn })
  }
  const accept = (how: 'asked' | 'byItself'): void => {
    if (!invitation) return
    const { spotlight } = invitation
    set(undefined)
    onGo(spotlight, how)
  }
  return {
    get: () => invitation,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    come(spotlight) {
      const isIdle = now() - touchedAt >= IDLE && !isBusy()
      goesAt = isIdle ? now() + GRACE : undefined
      endsAt = now() + OPEN
      timer ??= setInterval(tick, 250)
      set({ spotlight, goesIn: isIdle ? GRACE / 1_000 : undefined })
    },
    touched() {
      touchedAt = now()
      if (goesAt === undefined) return
      goesAt = undefined
      tick()
    },
    go: () => accept('asked'),
    stay: () => set(undefined),
    stop: () => clearInterval(timer),
  }
}
