import type { Idea } from '../../shared/domain/idea.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import type { Picture } from '../../shared/domain/picture.ts'
import { NO_TALK, type IdeaTalk } from '../../shared/domain/talk.ts'
import { kindName } from '../../shared/language/words.ts'
import type { IdeaMark } from '../board/past.ts'
import { formatsOf } from '../i18n/formats.ts'
import type { Translate } from '../i18n/language.ts'
import { ideaTitle } from './ideaTitle.ts'
import { talkWords } from './talkWords.ts'

export interface IdeaSituation {
  readonly idea: Idea
  readonly votes: number | undefined
  readonly talk?: IdeaTalk | undefined
  /** It came while I was away, and I have not been to it yet. */
  readonly isNews: boolean
  /** It is among those that my filter looks for. */
  readonly isFound?: boolean
  /** How many ideas are folded away below it. */
  readonly hidden: number | undefined
  /** With how many others it is connected beside the tree. */
  readonly links?: number
  /** In what it differs from another moment. */
  readonly marks?: readonly IdeaMark[] | undefined
  /** Others who are at it. */
  readonly watchers: readonly { readonly name: string; readonly edits: boolean }[]
}

/** So many are named, whether seen or heard; the others are counted. */
export const MOST_NAMED = 3

/** What a screen reader says of an idea: its words first, then what it is, then who is there. */
export function describeIdea(
  { idea, votes, talk = NO_TALK, isNews, isFound = false, hidden, links = 0, marks = [], watchers }: IdeaSituation,
  t: Translate,
  language: Language,
): string {
  const { who, until, sdg, picture } = idea.fields
  return [
    ideaTitle(idea, t),
    kindName(idea.kind, language),
    ...marks.map((mark) => t(`history.mark.${mark}`)),
    isNews && t('activity.isNew'),
    isFound && t('filter.fits'),
    votes !== undefined && votes > 0 && t('map.votes', { n: votes }),
    idea.note.length > 0 && t('map.hasNote'),
    ...talkWords(talk, t),
    picture && !picture.decorative && pictureWords(picture, idea.text, t),
    links > 0 && t('map.linkCount', { n: links }),
    who !== undefined && `${t('outline.who')}: ${who}`,
    until !== undefined && t('map.until', { date: formatsOf(language).date(until) }),
    sdg !== undefined && `SDG ${sdg.join(', ')}`,
    hidden !== undefined && t('map.hidden', { n: hidden }),
    ...watchers
      .slice(0, MOST_NAMED)
      .map(({ name, edits }) => (edits ? t('map.edits', { name }) : t('map.isAt', { name }))),
    watchers.length > MOST_NAMED && t('map.moreHere', { n: watchers.length - MOST_NAMED }),
  ]
    .filter(Boolean)
    .join(', ')
}

/** What it shows; that there is one where nobody has said so yet, or where the idea itself says it. */
const pictureWords = ({ alt }: Picture, text: string, t: Translate): string =>
  alt === '' || alt === text ? t('pictures.has') : t('pictures.shows', { alt })
