import type { PictureId } from '../../shared/domain/picture.ts'
import type { PictureCard } from '../../shared/wire/requests.ts'
import { Refused, type Server } from './askServer.ts'
import type { PictureTarget } from './placePicture.ts'
import type { WaitingPictures } from './waitingPictures.ts'

/** A picture on its way to the board. */
export interface NewPicture {
  readonly id: PictureId
  readonly file: Blob
  readonly alt: string
  readonly decorative: boolean
  readonly target: PictureTarget
}

export interface PictureOutbox {
  /** `sent`: it is on the board and in the map. `waits`: there is no line; it is sent once there is one. Rejects with `Refused`. */
  send(picture: NewPicture): Promise<'sent' | 'waits'>
  /** How many are not on the board yet. */
  readonly count: number
  /** Whether closing this tab now would lose one. */
  isAtRisk(): boolean
  subscribe(listener: () => void): () => void
  close(): void
}

export interface OutboxMeans {
  readonly server: Pick<Server, 'sendPicture'>
  /** What this device keeps of them; undefined where it may keep nothing. */
  readonly kept: WaitingPictures | undefined
  /** Puts it into the map. */
  place(picture: NewPicture, card: PictureCard): void
  /** One that has waited is on the board now. */
  onLater(picture: NewPicture): void
  /** One that has waited is not taken: in a sentence why. */
  onRefused(picture: NewPicture, why: string): void
}

const AGAIN_AFTER = 10_000
const BUSY_FOR = 2_000

/** Sends pictures, one after another, and those that could not be sent when there is a line again, in a later visit, too. */
export function createPictureOutbox({ server, kept, place, onLater, onRefused }: OutboxMeans): PictureOutbox {
  const waiting = new Map<PictureId, NewPicture>()
  const safe = new Set<PictureId>()
  const listeners = new Set<() => void>()
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const forget = async (id: PictureId): Promise<void> => {
    waiting.delete(id)
    safe.delete(id)
    tell()
    await kept?.remove(id)
  }
  const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
    const turn = last.then(deed)
    last = turn.catch(() => undefined)
    return turn
  }
  const deliver = async (picture: NewPicture): Promise<void> => {
    for (;;) {
      try {
        const card = await server.sendPicture(picture.id, picture.file)
        if (closed) return
        place(picture, card)
        return await forget(picture.id)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        if (error.problem.code !== 'picturesBusy') {
          await forget(picture.id)
          throw error
        }
        await new Promise((resolve) => setTimeout(resolve, BUSY_FOR))
      }
    }
  }
  const later = (): void => {
    if (!closed) timer ??= setTimeout(flush, AGAIN_AFTER)
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    void inTurn(async () => {
      for (const picture of [...waiting.values()]) {
        if (closed) return
        // In another tab of this device it may have been sent meanwhile.
        if (safe.has(picture.id) && kept && !(await kept.has(picture.id))) {
          await forget(picture.id)
          continue
        }
        try {
          await deliver(picture)
          onLater(picture)
        } catch (error) {
          if (!(error instanceof Refused)) return later()
          onRefused(picture, error.problem.detail)
        }
      }
    })
  }
  window.addEventListener('online', flush)
  void kept?.all().then((earlier) => {
    for (const picture of earlier) {
      waiting.set(picture.id, picture)
      safe.add(picture.id)
    }
    if (earlier.length === 0) return
    tell()
    flush()
  })

  return {
    async send(picture) {
      waiting.set(picture.id, picture)
      tell()
      if (await kept?.keep(picture)) safe.add(picture.id)
      try {
        await inTurn(() => deliver(picture))
        return 'sent'
      } catch (error) {
        if (error instanceof Refused) throw error
        later()
        return 'waits'
      }
    },
    get count() {
      return waiting.size
    },
    isAtRisk: () => [...waiting.keys()].some((id) => !safe.has(id)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      closed = true
      clearTimeout(timer)
      window.removeEventListener('online', flush)
    },
  }
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Nobody guesses it, and sending it twice is sending it once. */
export const newPictureId = (): PictureId =>
  Array.from(crypto.getRandomValues(new Uint32Array(22)), (number) => BASE62[number % BASE62.length]).join('')
