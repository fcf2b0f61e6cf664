import { reactionsIn, type IdeaTalk, type Reaction } from '../../shared/domain/talk.ts'
import type { PlainKey, Translate } from '../i18n/language.ts'

export const REACTION_WORDS = {
  support: 'talk.support',
  join: 'talk.join',
  thanks: 'talk.thanks',
} as const satisfies Record<Reaction, PlainKey>

/** "2 Kommentare", "3 Reaktionen": what there is of it. */
export function talkWords(talk: IdeaTalk, t: Translate): string[] {
  const reactions = reactionsIn(talk)
  return [
    ...(talk.comments.length > 0 ? [t('talk.comments', { n: talk.comments.length })] : []),
    ...(reactions > 0 ? [t('talk.reactions', { n: reactions })] : []),
  ]
}
