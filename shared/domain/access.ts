import type { DocumentName } from './board.ts'
import type { Role } from './participant.ts'

const everybody = ['organiser', 'participant', 'viewer'] as const
const whoTakesPart = ['organiser', 'participant'] as const
const organiser = ['organiser'] as const

/**
 * Who may do what; there is no other place where it is decided. Deeds at a board are asked for by HTTP, documents are read and written on
 * the socket. A test walks through every cell with raw requests and frames.
 */
export const RIGHTS = {
  board: {
    /** Come in, see title, names, pictures and copies, take a copy along. */
    read: everybody,
    seeOrganisations: whoTakesPart,
    addPictures: whoTakesPart,
    export: organiser,
    /** Have a file read. Putting it into the map is writing. */
    import: whoTakesPart,
    rename: organiser,
    seeLinks: organiser,
    changeLinks: organiser,
    removePeople: organiser,
    /** Anybody may erase a name of their own. */
    forgetNames: organiser,
    setRetention: organiser,
    /** That nothing is missing on a board that was damaged. */
    confirmComplete: organiser,
    deleteBoard: organiser,
  },
  map: { read: everybody, write: whoTakesPart },
  stage: { read: everybody, write: organiser },
} as const satisfies Readonly<Record<'board' | DocumentName, Readonly<Record<string, readonly Role[]>>>>

export type Deed = keyof typeof RIGHTS.board

const holds = (roles: readonly Role[], role: Role): boolean => roles.includes(role)

/** Whether a role may do a deed at the board. */
export const may = (role: Role, deed: Deed): boolean => holds(RIGHTS.board[deed], role)

/** What a role may do with a document. Who may only read is also seen only as being there: no pointer, no selection. */
export const accessTo = (role: Role, document: DocumentName): 'write' | 'read' =>
  holds(RIGHTS[document].write, role) ? 'write' : 'read'
