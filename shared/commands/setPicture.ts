import type { IdeaId } from '../domain/idea.ts'
import { PICTURE, type Picture } from '../domain/picture.ts'
import { writePicture } from '../document/writeIdea.ts'
import type { Command } from './command.ts'
import { firstOf, mustBeWritable } from './rules.ts'

export interface SetPicture {
  readonly id: IdeaId
  /** Undefined takes it away. */
  readonly picture: Picture | undefined
}

/** Gives an idea a picture that is on the board already, other words to the one it has, or takes it away. */
export const setPicture: Command<SetPicture> = {
  name: 'setPicture',
  check: (map, { id, picture }) =>
    firstOf(mustBeWritable(map, id), (picture?.alt.length ?? 0) > PICTURE.alt && 'fieldTooLong'),
  apply: (doc, _map, { id, picture }) => writePicture(doc, id, picture),
}
