/**
 * Message numbers on the socket. 0–3 are the y-protocols' own (github.com/yjs/y-protocols, PROTOCOL.md);
 * 64 is ours and is spoken only to a connection that used it first.
 */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 64 } as const

/** Second number of a `saved` message. `ask` (client): tell me when all I sent before this is durable. `done` (server): it is. `state` (server): see SAVING. `condition` (server): see CONDITION. `closing` (server): see CLOSING. */
export const SAVED = { ask: 0, done: 1, state: 2, condition: 3, closing: 4 } as const

/** What a `state` message says of the board's storage or of my right to write. */
export const SAVING = { ok: 0, refused: 1, notSaving: 2, boardFull: 3, frozen: 4, restarting: 5 } as const

/**
 * What everybody on a board should know of it, as flags. `incomplete`: a file was damaged, and nobody has said yet that nothing is missing.
 * `readOnly`: this server takes changes from nobody.
 */
export const CONDITION = { incomplete: 1, readOnly: 2 } as const

/**
 * What a `closing` message says: the state, then when the session ends and until when comments are taken, in milliseconds since 1970, or 0.
 * Nothing is said of a session whose end nobody has set.
 */
export const CLOSING = { open: 0, closed: 1, frozen: 2 } as const

/** The sub-protocol that both sides must name; the credential travels as a second one, `kt.<secret or ticket>`. */
export const SUBPROTOCOL = 'kt1'
export const CREDENTIAL_PREFIX = 'kt.'

/** Close codes. 4400–4499 end the stock client's attempts; all others make it come back. */
export const CLOSE = {
  garbage: 4400,
  unauthorised: 4401,
  withdrawn: 4402,
  forbidden: 4403,
  /** The board was put back to an earlier state: what this tab holds belongs to another course of events. */
  begunAnew: 4409,
  gone: 4410,
  tryLater: 1013,
  goingAway: 1001,
} as const
