import type { ParticipantId } from '../../shared/domain/participant.ts'
import { CURSOR_COLOURS } from '../../shared/scene/theme.ts'

/** A person's colour: the same on every screen and at every visit, without anybody handing it out. */
export function colourOf(participant: ParticipantId): string {
  let sum = 0
  for (const character of participant) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return CURSOR_COLOURS[sum % CURSOR_COLOURS.length] ?? '#0e5a5e'
}
