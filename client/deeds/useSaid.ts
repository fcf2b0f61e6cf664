import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { useIsUnseen } from '../activity/activityOf.ts'
import type { Standing } from '../board/filtering.ts'
import { useStanding } from '../board/useFiltered.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLinksOf } from '../board/useLinksOf.ts'
import { useVotesFor } from '../board/useStage.ts'
import { useTalk } from '../board/useTalk.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useWatchersOf } from '../presence/othersShown.ts'
import { describeIdea } from './describeIdea.ts'

export interface Said {
  readonly idea: Idea | undefined
  readonly votes: number
  readonly talk: IdeaTalk
  readonly links: number
  readonly isNews: boolean
  readonly standing: Standing
  readonly isFound: boolean
  /** All of it in a sentence, for a screen reader. */
  readonly words: string
}

/** What a row or card of a tree tells of an idea. Renders again only when something of it is another. */
export function useSaid(id: IdeaId): Said {
  const { t, language } = useLanguage()
  const idea = useIdea(id)
  const votes = useVotesFor(id)
  const talk = useTalk(id)
  const watchers = useWatchersOf(id)
  const isNews = useIsUnseen(id)
  const links = useLinksOf(id).length
  const standing = useStanding(id)
  const isFound = standing === 'found'
  const words = idea
    ? describeIdea({ idea, votes, talk, isNews, isFound, hidden: undefined, links, watchers }, t, language)
    : ''
  return { idea, votes, talk, links, isNews, standing, isFound, words }
}
