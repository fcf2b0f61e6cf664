/** A person on one board: 12 random base62 characters. Names are kept beside the map, in the board's roster. */
export type ParticipantId = string

export interface Participant {
  readonly id: ParticipantId
  readonly name: string
  readonly organisation?: string
  readonly role: Role
}

export type Role = (typeof ROLES)[number]
export const ROLES = ['organiser', 'participant', 'viewer'] as const
