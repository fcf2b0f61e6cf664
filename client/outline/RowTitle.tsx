import type { Idea } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import styles from './OutlineItem.module.css'

interface RowTitleProps {
  readonly idea: Idea
  /** 0 for the root. */
  readonly depth: number
}

interface RowKindProps extends RowTitleProps {
  /** The kind is named where it begins. */
  readonly namesKind: boolean
}

export function RowKind({ idea, depth, namesKind }: RowKindProps) {
  const { language } = useLanguage()
  if (!namesKind || idea.kind === 'free' || depth === 0) return null
  return (
    <span className={styles['kind']}>
      <KindSymbol kind={idea.kind} />
      {kindName(idea.kind, language)}
      <span className="visuallyHidden">: </span>
    </span>
  )
}

const HEADINGS = ['h2', 'h3', 'h4'] as const

export function RowTitle({ idea, depth }: RowTitleProps) {
  const { t } = useLanguage()
  const Title = HEADINGS[depth] ?? 'span'
  return (
    <Title className={styles['title']}>{idea.text === '' ? t('map.untitled') : <TextRuns text={idea.title} />}</Title>
  )
}

/** A row far from what is seen: only what one may search for, read out or jump to. All else comes when one reads near it. */
export function PlainRow({ idea, depth, namesKind }: RowKindProps) {
  return (
    <div className={styles['row']} data-row>
      {depth > 0 && <span className={styles['fold']} />}
      <div className={styles['words']}>
        <RowKind idea={idea} depth={depth} namesKind={namesKind} />
        <RowTitle idea={idea} depth={depth} />
      </div>
    </div>
  )
}
