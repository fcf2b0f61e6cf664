import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { talkWords } from './talkWords.ts'

interface TalkMarkProps {
  readonly talk: IdeaTalk
  readonly isNew: boolean
  readonly className: string
}

/** How much is said about an idea, in a line of words. */
export function TalkMark({ talk, isNew, className }: TalkMarkProps) {
  const { t } = useLanguage()
  const words = [...talkWords(talk, t), ...(isNew ? [t('talk.isNew')] : [])]
  if (words.length === 0) return null
  return (
    <span className={className} data-testid="talk-mark">
      {words.join(' · ')}
    </span>
  )
}
