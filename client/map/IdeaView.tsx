import type { NodeProps } from '@xyflow/react'
import { Expand, GripVertical, MessageSquare, ThumbsUp } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import type { Idea, IdeaFields, IdeaId } from '../../shared/domain/idea.ts'
import { reactionsIn, type IdeaTalk } from '../../shared/domain/talk.ts'
import type { Rect } from '../../shared/layout/box.ts'
import { BADGES, BOX_STYLES, FACTS, rankOf, type BoxStyle } from '../../shared/layout/geometry.ts'
import { ideaBox, textTop } from '../../shared/layout/measureIdea.ts'
import { baselineOf, type TextRun, type WrappedText } from '../../shared/layout/measureText.ts'
import { drawLines } from '../../shared/scene/drawText.ts'
import { KIND_SYMBOLS, NOTE_SYMBOL } from '../../shared/scene/kindSymbols.ts'
import { useUnseenComments } from '../activity/talkNewsOf.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { MOST_NAMED } from '../deeds/describeIdea.ts'
import { IdeaPicture } from '../deeds/IdeaPicture.tsx'
import { MarkSign } from '../deeds/MarkSign.tsx'
import { talkWords } from '../deeds/talkWords.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './IdeaView.module.css'
import { useMap } from './mapContext.ts'
import { SymbolIcon } from './SymbolIcon.tsx'
import type { IdeaNode } from './windowFeed.ts'

/** What is in an idea's element, to the pixel what the canvas and the copies draw: their sizes, their lines. */
export const IdeaView = memo(function IdeaView({ data: facts, width = 0, height = 0 }: NodeProps<IdeaNode>) {
  const { t, language } = useLanguage()
  const { idea, depth } = facts
  const rank = rankOf(depth)
  const style = BOX_STYLES[rank]
  const box = ideaBox(idea, depth)
  const { text, textX, facts: small, below, pictureRoom, picture } = box
  const textY = textTop(box, height)
  const symbolY =
    rank === 'root' ? (height - pictureRoom - style.symbol) / 2 : textY + (style.lineHeight - style.symbol) / 2
  return (
    <>
      <SymbolIcon
        parts={KIND_SYMBOLS[idea.kind]}
        size={style.symbol}
        className={styles['symbol'] ?? ''}
        x={style.symbolX}
        y={symbolY}
      />
      {!facts.editing && idea.text !== '' && <Title idea={idea} text={text} style={style} x={textX} y={textY} />}
      {!facts.editing && idea.text === '' && (
        <span className={styles['empty']} style={{ left: textX, top: (height - below - style.lineHeight) / 2 }}>
          {t('map.untitled')}
        </span>
      )}
      {idea.note.length > 0 && (
        <SymbolIcon
          parts={NOTE_SYMBOL}
          size={BADGES.note.size}
          className={styles['note'] ?? ''}
          title={t('map.note')}
          x={width - BADGES.note.inset - BADGES.note.size}
          y={textY + (style.lineHeight - BADGES.note.size) / 2}
        />
      )}
      {small && (
        <span
          className={styles['small']}
          style={{ left: textX, top: height - pictureRoom - style.padY - FACTS.lineHeight }}
        >
          {small.text[language]}
        </span>
      )}
      {picture && idea.fields.picture && (
        <Picture id={idea.id} picture={idea.fields.picture} place={{ ...picture, y: height - pictureRoom }} />
      )}
      {facts.votes !== undefined && facts.votes > 0 && (
        <span className={styles['votes']} title={t('map.votes', { n: facts.votes })}>
          {facts.votes}
        </span>
      )}
      {facts.marks && (
        <span className={styles['marks']} aria-hidden>
          {facts.marks.map((mark) => (
            <MarkSign key={mark} mark={mark} named />
          ))}
        </span>
      )}
      {facts.talk && <TalkBadge id={idea.id} talk={facts.talk} />}
      {facts.watchers.length > 0 && <Watchers facts={facts} />}
      {idea.children.length > 0 && depth > 0 && <Fold facts={facts} />}
      {facts.selected && depth > 0 && <Grip />}
    </>
  )
})

interface TitleProps {
  readonly idea: Idea
  readonly text: WrappedText
  readonly style: BoxStyle
  readonly x: number
  readonly y: number
}

/** Our lines, broken where we broke them: one element where all is plain, else one for each run. */
function Title({ idea, text, style, x, y }: TitleProps) {
  const plain = plainLines(text, style.bold)
  if (plain !== undefined)
    return (
      <span className={styles['run']} style={{ left: x, top: y }}>
        {plain}
      </span>
    )
  return drawLines(text, style, x, y, { colour: '', text: idea.text }).map((line, at) =>
    line.runs.map((run, part) => (
      <span
        key={`${at}.${part}`}
        className={styles['run']}
        data-bold={run.bold || undefined}
        data-italic={run.italic || undefined}
        data-link={run.link === undefined ? undefined : true}
        dir={run.rtl ? 'rtl' : 'ltr'}
        style={{ left: run.x, top: line.baseline - baselineOf(style) }}
      >
        {run.text}
      </span>
    )),
  )
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** The lines as one text; undefined where a run has a look, a script or a place of its own. */
function plainLines({ lines }: WrappedText, bold: boolean): string | undefined {
  const isPlain = (run: TextRun): boolean =>
    run.bold === bold && !run.italic && run.link === undefined && !RIGHT_TO_LEFT.test(run.text)
  if (!lines.every(({ runs }) => runs.length <= 1 && runs.every(isPlain))) return undefined
  return lines.map(({ runs }) => runs[0]?.text ?? '').join('\n')
}

function Watchers({ facts }: { readonly facts: IdeaNode['data'] }) {
  const { t } = useLanguage()
  return (
    <span className={styles['watchers']} aria-hidden>
      {facts.watchers.slice(0, MOST_NAMED).map((watcher) => (
        <span
          key={watcher.participant}
          className={styles['watcher']}
          style={{ '--person': watcher.colour } as CSSProperties}
          data-edits={watcher.edits || undefined}
        >
          {watcher.edits ? t('map.edits', { name: watcher.name }) : watcher.name}
        </span>
      ))}
      {facts.watchers.length > MOST_NAMED && (
        <span className={styles['moreWatchers']}>+{facts.watchers.length - MOST_NAMED}</span>
      )}
    </span>
  )
}

interface PictureProps {
  readonly id: IdeaId
  readonly picture: IdeaFields['picture'] & {}
  readonly place: Rect
}

/** Below the words. The button is a pointer's way to look at it; the menu has it, too, and the idea's name tells what it shows. */
function Picture({ id, picture, place: { x, y, width, height } }: PictureProps) {
  const { t } = useLanguage()
  const { openDialog } = useDeeds()
  return (
    <span className={styles['picture']} style={{ left: x, top: y, width, height }} data-picture aria-hidden>
      <IdeaPicture picture={picture} size="small" />
      {width >= 64 && height >= 40 && (
        <button
          type="button"
          tabIndex={-1}
          data-map-control
          data-testid="look-at-picture"
          className={styles['look']}
          title={t('pictures.look')}
          onClick={(event) => {
            event.stopPropagation()
            openDialog({ kind: 'lookAtPicture', id })
          }}
        >
          <Expand size={16} />
        </button>
      )}
    </span>
  )
}

/** A pointer's way to what is said; the menu and F4 lead there, too, and the idea's name tells how much it is. */
function TalkBadge({ id, talk }: { readonly id: IdeaId; readonly talk: IdeaTalk }) {
  const { t } = useLanguage()
  const { deeds } = useMap()
  const { viewState } = useBoard()
  const isNew = useUnseenComments(id) > 0
  const reactions = reactionsIn(talk)
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      data-map-control
      data-testid="talk-badge"
      className={styles['talk']}
      data-new={isNew || undefined}
      title={[...talkWords(talk, t), ...(isNew ? [t('talk.isNew')] : [])].join(', ')}
      onClick={(event) => {
        event.stopPropagation()
        viewState.select([id], id)
        deeds.showDetails('talk')
      }}
    >
      {talk.comments.length > 0 && (
        <>
          <MessageSquare size={12} /> {talk.comments.length}
        </>
      )}
      {reactions > 0 && (
        <>
          <ThumbsUp size={12} /> {reactions}
        </>
      )}
    </button>
  )
}

/** For the finger: moves the idea at once, without resting on it first. What it does, the menu and the keys do, too. */
function Grip() {
  const { canWrite } = useMap()
  if (!canWrite) return null
  return (
    <span className={styles['grip']} data-grip data-testid="grip" aria-hidden>
      <GripVertical size={18} />
    </span>
  )
}

/** A pointer's way to fold; the keyboard has the space bar and the tree tells its state, so that it is no tab stop. */
function Fold({ facts }: { readonly facts: IdeaNode['data'] }) {
  const { t } = useLanguage()
  const { deeds } = useMap()
  const { hidden, idea } = facts
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      data-map-control
      data-testid="fold"
      className={styles['fold']}
      data-folded={hidden === undefined ? undefined : true}
      title={hidden === undefined ? t('map.fold') : t('map.unfoldCount', { n: hidden })}
      onClick={(event) => {
        event.stopPropagation()
        deeds.toggleFold(idea.id)
      }}
    >
      {hidden === undefined ? '–' : `+${hidden}`}
    </button>
  )
}
