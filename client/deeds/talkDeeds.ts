import { HandHelping, Heart, MessageSquare, ThumbsUp, type LucideIcon } from 'lucide-react'
import { react } from '../../shared/commands/react.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { Reaction } from '../../shared/domain/talk.ts'
import type { BoardSession } from '../board/session.ts'
import { currentLanguage, translate } from '../i18n/language.ts'
import { announce } from '../ui/announce.ts'
import { onlyOne, type DeedInfo } from './deedInfo.ts'
import { REACTION_WORDS } from './talkWords.ts'

export const REACTION_ICONS = {
  support: ThumbsUp,
  join: HandHelping,
  thanks: Heart,
} as const satisfies Record<Reaction, LucideIcon>

/** Gives a reaction, or takes it back. */
export function toggleReaction({ talk, me }: BoardSession, idea: IdeaId, reaction: Reaction): void {
  const t = translate(currentLanguage())
  const on = !talk.of(idea).reactions.get(reaction)?.includes(me.participant)
  if (!talk.run(react, { idea, reaction, on }).ok) return
  const what = t(REACTION_WORDS[reaction])
  const n = talk.of(idea).reactions.get(reaction)?.length ?? 0
  announce(t(on ? 'talk.saidGiven' : 'talk.saidTaken', { what, n }))
}

const reacts = (reaction: Reaction, keys?: string): DeedInfo => ({
  label: (language) => translate(language)('talk.react', { what: translate(language)(REACTION_WORDS[reaction]) }),
  icon: REACTION_ICONS[reaction],
  ...(keys !== undefined && { keys }),
  talks: true,
  why: onlyOne,
  does: ({ session }, { id }) => toggleReaction(session, id, reaction),
})

/** What can be said about an idea beside the map. */
export const TALK_DEEDS = {
  comment: {
    label: (language) => translate(language)('talk.title'),
    icon: MessageSquare,
    keys: 'F4',
    reads: true,
    why: onlyOne,
    does: ({ deeds }) => deeds.showDetails('talk'),
  },
  reactSupport: reacts('support', '{shift}+F4'),
  reactJoin: reacts('join'),
  reactThanks: reacts('thanks'),
} as const satisfies Record<string, DeedInfo>
