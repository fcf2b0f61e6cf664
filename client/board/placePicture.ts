import { insertOutline } from '../../shared/commands/insertOutline.ts'
import { setPicture } from '../../shared/commands/setPicture.ts'
import { richText } from '../../shared/document/richText.ts'
import { ROOT_ID, type IdeaId } from '../../shared/domain/idea.ts'
import type { Picture, PictureId } from '../../shared/domain/picture.ts'
import type { BoardSession } from './session.ts'

/** Where a picture goes: to an idea, in the place of the one that it had then, or into a new idea below one. */
export type PictureTarget =
  | { readonly onto: IdeaId; readonly instead: PictureId | undefined }
  | { readonly under: IdeaId; readonly title: string }

/**
 * Puts a picture that the board has into the map, as one step of undo, and answers at which idea it is. What has become of its idea while it
 * waited takes nothing away: then it is at a new one.
 */
export function placePicture(
  { map, run, newId, undo }: Pick<BoardSession, 'map' | 'run' | 'newId' | 'undo'>,
  target: PictureTarget,
  picture: Picture,
): IdeaId | undefined {
  undo.breakStep()
  const idea = 'onto' in target ? map.ideas.get(target.onto) : undefined
  if (idea && 'onto' in target && idea.fields.picture?.id === target.instead) {
    const done = run(setPicture, { id: idea.id, picture })
    undo.breakStep()
    return done.ok ? idea.id : undefined
  }
  const wanted = 'onto' in target ? target.onto : target.under
  const parent = map.ideas.has(wanted) ? wanted : ROOT_ID
  const title = ('title' in target && target.title) || picture.alt
  const id = newId()
  const done = run(insertOutline, {
    parent,
    after: map.ideas.get(parent)?.children.at(-1) ?? null,
    outline: [{ title: richText(title), fields: { picture }, children: [] }],
    newIds: [id],
  })
  undo.breakStep()
  return done.ok ? id : undefined
}

/** Whether some idea bears it already. */
export const isPlaced = ({ map }: Pick<BoardSession, 'map'>, id: PictureId): boolean =>
  [...map.ideas.values()].some((idea) => idea.fields.picture?.id === id)
