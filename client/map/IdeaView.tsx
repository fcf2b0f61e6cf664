import type { NodeProps } from '@xyflow/react'
import { memo, type CSSProperties } from 'react'
import { LOST_AND_FOUND_ID } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { BADGES, BOX_STYLES, rankOf } from '../../shared/layout/geometry.ts'
import { ideaBox } from '../../shared/layout/measureIdea.ts'
import { baselineOf } from '../../shared/layout/measureText.ts'
import { drawLines } from '../../shared/scene/drawText.ts'
import { KIND_SYMBOLS, NOTE_SYMBOL } from '../../shared/scene/kindSymbols.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './IdeaView.module.css'
import { useMap } from './mapContext.ts'
import { SymbolIcon } from './SymbolIcon.tsx'
import type { IdeaNode } from './windowFeed.ts'

/** An idea as HTML, to the pixel what the canvas and the copies draw: their sizes, their lines. */
export const IdeaView = memo(function IdeaView({ data: facts, width = 0, height = 0 }: NodeProps<IdeaNode>) {
  const { t, language } = useLanguage()
  const { idea, depth } = facts
  const rank = rankOf(depth)
  const style = BOX_STYLES[rank]
  const { text, textX } = ideaBox(idea, depth)
  const textY = (height - text.height) / 2
  const lines = facts.editing ? [] : drawLines(text, style, textX, textY, { colour: '', text: idea.text })
  const watcher = facts.watchers[0]
  const symbolY = rank === 'root' ? (height - style.symbol) / 2 : textY + (style.lineHeight - style.symbol) / 2
  return (
    <div
      className={styles['idea']}
      data-rank={rank}
      data-kind={idea.kind}
      data-side={facts.side}
      data-selected={facts.selected || undefined}
      data-dragged={facts.dragged || undefined}
      data-editing={facts.editing || undefined}
      data-lost={idea.id === LOST_AND_FOUND_ID || undefined}
      style={{ width, height, ...(watcher ? ({ '--person': watcher.colour } as CSSProperties) : {}) }}
    >
      <div className={styles['box']} data-watched={watcher ? true : undefined}>
        {style.bar > 0 && <i className={styles['bar']} />}
      </div>
      <SymbolIcon
        parts={KIND_SYMBOLS[idea.kind]}
        size={style.symbol}
        className={styles['symbol'] ?? ''}
        title={kindName(idea.kind, language)}
        x={style.symbolX}
        y={symbolY}
      />
      {lines.map((line, at) =>
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
      )}
      {!facts.editing && idea.text === '' && (
        <span className={styles['empty']} style={{ left: textX, top: (height - style.lineHeight) / 2 }}>
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
      {facts.votes !== undefined && facts.votes > 0 && (
        <span className={styles['votes']} title={t('map.votes', { n: facts.votes })}>
          {facts.votes}
        </span>
      )}
      {watcher && <Watchers facts={facts} />}
      {idea.children.length > 0 && depth > 0 && <Fold facts={facts} />}
    </div>
  )
})

function Watchers({ facts }: { readonly facts: IdeaNode['data'] }) {
  const { t } = useLanguage()
  return (
    <span className={styles['watchers']} aria-hidden>
      {facts.watchers.slice(0, 3).map((watcher) => (
        <span
          key={watcher.name}
          className={styles['watcher']}
          style={{ '--person': watcher.colour } as CSSProperties}
          data-edits={watcher.edits || undefined}
        >
          {watcher.edits ? t('map.edits', { name: watcher.name }) : watcher.name}
        </span>
      ))}
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
      <span>{hidden === undefined ? '–' : `+${hidden}`}</span>
    </button>
  )
}
