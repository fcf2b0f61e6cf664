import type { DocumentName } from './board.ts'
import type { BoardState } from './closing.ts'
import type { Role } from './participant.ts'

const everybody = ['organiser', 'participant', 'viewer'] as const
const whoTakesPart = ['organiser', 'participant'] as const
const organiser = ['organiser'] as const

/** Who may, and as long as what. A list alone means always. */
interface Passing {
  readonly who: readonly Role[]
  readonly while: readonly BoardState[]
}
type Right = readonly Role[] | Passing
const whileOpen = (who: readonly Role[]): Passing => ({ who, while: ['open'] })
const untilFrozen = (who: readonly Role[]): Passing => ({ who, while: ['open', 'closed'] })

/**
 * Who may do what, and whether the session must still be open for it; there is no other place where it is decided. Deeds at a board are asked
 * for by HTTP, documents are read and written on the socket. A test walks through every cell with raw requests and frames.
 */
export const RIGHTS = {
  board: {
    /** Come in, see title, names, pictures, copies and snapshots, take a copy along. */
    read: everybody,
    seeOrganisations: whoTakesPart,
    addPictures: whileOpen(whoTakesPart),
    export: organiser,
    /** Have the map frozen before a large deed of one's own: an import, a deletion, a restoring. */
    freezeBefore: whileOpen(whoTakesPart),
    /** Have it frozen at will. */
    freeze: organiser,
    nameSnapshots: organiser,
    /** For good: something stands in it that must be forgotten. */
    removeSnapshots: organiser,
    /** Have the server write what a snapshot held. In the page that is done by writing. */
    restoreSnapshots: whileOpen(organiser),
    /** Make the result page, take it back, see how many wait for it. */
    publish: organiser,
    /** Have a file read. Putting it into the map is writing. */
    import: whileOpen(whoTakesPart),
    rename: whileOpen(organiser),
    seeLinks: organiser,
    changeLinks: organiser,
    removePeople: organiser,
    /** Anybody may erase a name of their own. */
    forgetNames: organiser,
    setRetention: organiser,
    /** End the session, and take that back. */
    close: organiser,
    /** That nothing is missing on a board that was damaged. */
    confirmComplete: organiser,
    deleteBoard: organiser,
  },
  map: { read: everybody, write: whileOpen(whoTakesPart) },
  stage: { read: everybody, write: whileOpen(organiser) },
  /** Comments and reactions. Whoever writes here has said a name, and writes under the own one only. */
  talk: { read: everybody, write: untilFrozen(whoTakesPart), removeOthers: untilFrozen(organiser) },
} as const satisfies Readonly<Record<'board' | DocumentName, Readonly<Record<string, Right>>>>

export type Deed = keyof typeof RIGHTS.board

const isList = (right: Right): right is readonly Role[] => Array.isArray(right)

function holds(right: Right, role: Role, state: BoardState): boolean {
  if (isList(right)) return right.includes(role)
  return right.who.includes(role) && right.while.includes(state)
}

/** Whether a role may do a deed at a board that is in this state. */
export const may = (role: Role, deed: Deed, state: BoardState): boolean => holds(RIGHTS.board[deed], role, state)

/** What a role may do with a document. */
export const accessTo = (role: Role, document: DocumentName, state: BoardState): 'write' | 'read' =>
  holds(RIGHTS[document].write, role, state) ? 'write' : 'read'

/** Whether a role may take away what others have said. */
export const mayModerate = (role: Role, state: BoardState): boolean => holds(RIGHTS.talk.removeOthers, role, state)
