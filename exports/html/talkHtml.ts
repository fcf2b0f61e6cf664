import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import type { IdeaTalk } from '../../shared/domain/talk.ts'
import { reactionName } from '../../shared/language/reactions.ts'
import { commentCount, readingWord } from '../../shared/language/readingWords.ts'
import { escapeHtml } from './htmlText.ts'

/** What people said about ideas, as a page shows it: it names nobody. */
export interface PageTalk {
  readonly about: ReadonlyMap<IdeaId, IdeaTalk>
  /** A moment as people read it, by milliseconds since 1970. */
  readonly timeOf: (at: number) => string
}

/** How many have reacted, and the comments in the order in which they were made; empty where nothing was said. */
export function talkHtml(
  id: IdeaId,
  { talk, language }: { readonly talk?: PageTalk | undefined; readonly language: Language },
): string {
  const said = talk?.about.get(id)
  if (!talk || !said) return ''
  const reactions = [...said.reactions].map(
    ([reaction, people]) => `<span class="r">${reactionName(reaction, language)} <b>${people.length}</b></span>`,
  )
  const comments = said.comments.map(({ text, at, edited }) => {
    const time = `<time datetime="${new Date(at).toISOString()}">${escapeHtml(talk.timeOf(at))}</time>`
    const changed = edited === undefined ? '' : ` · ${readingWord('edited', language)}`
    return `<div role="listitem"><p class="n">${time}${changed}</p><p class="c" dir="auto">${escapeHtml(text)}</p></div>`
  })
  const count = commentCount(comments.length, language)
  return [
    '<div class="talk">',
    reactions.length > 0 ? `<p>${reactions.join(' ')}</p>` : '',
    comments.length > 0
      ? `<p class="n">${count}</p><div role="list" aria-label="${count}">${comments.join('')}</div>`
      : '',
    '</div>',
  ].join('')
}
