import type { DocumentName } from './board.ts'
import type { Role } from './participant.ts'

/** Deeds that are asked for by HTTP. */
export type Deed = 'read' | 'seeLinks' | 'export' | 'rename' | 'deleteBoard'

const deeds: Record<Deed, readonly Role[]> = {
  read: ['organiser', 'participant', 'viewer'],
  seeLinks: ['organiser'],
  export: ['organiser'],
  rename: ['organiser'],
  deleteBoard: ['organiser'],
}

const writers: Record<DocumentName, readonly Role[]> = {
  map: ['organiser', 'participant'],
  stage: ['organiser'],
}

/** Whether a role may do a deed. */
export function may(role: Role, deed: Deed): boolean {
  return deeds[deed].includes(role)
}

/** What a role may do with a document. Every role may read every document listed here. */
export function accessTo(role: Role, document: DocumentName): 'write' | 'read' {
  return writers[document].includes(role) ? 'write' : 'read'
}
