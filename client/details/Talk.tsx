import { useEffect, useRef, useState } from 'react'
import { addComment } from '../../shared/commands/addComment.ts'
import { removeComment } from '../../shared/commands/removeComment.ts'
import { mayModerate } from '../../shared/domain/access.ts'
import type { Idea, IdeaId } from '../../shared/domain/idea.ts'
import { REACTIONS, reactionsIn, type Comment } from '../../shared/domain/talk.ts'
import { useTalkNews } from '../activity/talkNewsOf.ts'
import { useBoard, type BoardSession } from '../board/session.ts'
import { useCondition } from '../board/useCondition.ts'
import { useTalk } from '../board/useTalk.ts'
import { REACTION_ICONS, toggleReaction } from '../deeds/talkDeeds.ts'
import { REACTION_WORDS } from '../deeds/talkWords.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { useNames } from '../presence/useNames.ts'
import { announce } from '../ui/announce.ts'
import { showToast } from '../ui/toast.ts'
import { CommentField } from './CommentField.tsx'
import { CommentItem } from './CommentItem.tsx'
import panel from './DetailsPanel.module.css'
import styles from './Talk.module.css'
import { useAsked } from './useAsked.ts'

/** What I have begun to say about an idea stays while I look at others. */
const drafts = new WeakMap<BoardSession, Map<IdeaId, string>>()

/** What people say about the idea: reactions and comments. */
export function Talk({ idea: { id } }: { readonly idea: Idea }) {
  const { t } = useLanguage()
  const session = useBoard()
  const { canTalk, talk } = session
  const said = useTalk(id)
  if (!canTalk && said.comments.length === 0 && reactionsIn(said) === 0) return null
  return (
    <section className={panel['section']} aria-label={t('talk.title')} data-testid="talk">
      <Reactions id={id} />
      <h3 className={panel['heading']}>{t('talk.heading')}</h3>
      <Comments id={id} comments={said.comments} />
      {canTalk && (
        <Composer key={id} id={id} onSend={(text) => talk.run(addComment, newComment(session, id, text)).ok} />
      )}
    </section>
  )
}

const newComment = ({ newId }: BoardSession, idea: IdeaId, text: string) => ({ idea, id: newId(), text })

function Reactions({ id }: { readonly id: IdeaId }) {
  const { t, formats } = useLanguage()
  const session = useBoard()
  const { canTalk, me } = session
  const { reactions } = useTalk(id)
  const nameOf = useNames()
  const nameFor = (person: string): string =>
    person === me.participant ? t('talk.me') : (nameOf(person) ?? t('talk.somebody'))
  const shown = REACTIONS.filter((reaction) => canTalk || reactions.has(reaction))
  return (
    <div role="group" aria-label={t('talk.reactionsLabel')} className={styles['reactions']}>
      {shown.map((reaction) => {
        const people = reactions.get(reaction) ?? []
        const what = t(REACTION_WORDS[reaction])
        const Icon = REACTION_ICONS[reaction]
        const names = people.length > 0 ? formats.list(people.map(nameFor)) : undefined
        return (
          <button
            key={reaction}
            type="button"
            className={styles['reaction']}
            aria-pressed={people.includes(me.participant)}
            disabled={!canTalk}
            title={names && t('talk.reactedBy', { what, names })}
            onClick={() => toggleReaction(session, id, reaction)}
          >
            <Icon size={16} aria-hidden />
            {what}
            {people.length > 0 && <span className={styles['number']}>{people.length}</span>}
          </button>
        )
      })}
    </div>
  )
}

function Comments({ id, comments }: { readonly id: IdeaId; readonly comments: readonly Comment[] }) {
  const { t } = useLanguage()
  const { me, role, talk, canTalk } = useBoard()
  const { state } = useCondition().closing
  const nameOf = useNames()
  const news = useTalkNews()
  // They stay marked as long as I look at them; whoever comes back has seen them.
  const [fresh] = useState(() => news.unseenAt(id))
  useEffect(() => news.see(id), [news, id, comments])
  if (comments.length === 0) return canTalk ? null : <p className={panel['hint']}>{t('talk.none')}</p>
  const remove = (comment: Comment): void => {
    if (!talk.run(removeComment, { key: comment.key }).ok) return
    const { idea, id, text, at } = comment
    showToast({
      text: t('talk.saidRemoved'),
      ...(comment.by === me.participant && {
        action: { label: t('map.undoIt'), onAction: () => void talk.run(addComment, { idea, id, text, at }) },
      }),
    })
  }
  return (
    <ol role="list" className={styles['comments']}>
      {comments.map((comment) => (
        <CommentItem
          key={comment.key}
          comment={comment}
          name={comment.by === me.participant ? t('talk.me') : (nameOf(comment.by) ?? t('talk.somebody'))}
          isNew={fresh.has(comment.key)}
          isMine={comment.by === me.participant}
          mayRemove={mayModerate(role, state)}
          onRemove={() => remove(comment)}
        />
      ))}
    </ol>
  )
}

function Composer({ id, onSend }: { readonly id: IdeaId; readonly onSend: (text: string) => boolean }) {
  const { t } = useLanguage()
  const session = useBoard()
  const kept = drafts.get(session) ?? new Map<IdeaId, string>()
  drafts.set(session, kept)
  const [text, setText] = useState(() => kept.get(id) ?? '')
  const input = useRef<HTMLTextAreaElement>(null)
  useAsked('talk', () => input.current?.focus())
  const write = (next: string): void => {
    setText(next)
    if (next === '') kept.delete(id)
    else kept.set(id, next)
  }
  const send = (): boolean => {
    if (text.trim() === '' || !onSend(text)) return false
    write('')
    input.current?.focus()
    announce(t('talk.saidSent'))
    return true
  }
  return (
    <CommentField
      label={t('talk.write')}
      send={t('talk.send')}
      hint={t('talk.writeHint')}
      text={text}
      onChange={write}
      onSend={send}
      inputRef={input}
    />
  )
}
