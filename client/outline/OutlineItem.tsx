import { Ellipsis } from 'lucide-react'
import { memo, useState } from 'react'
import type { IdeaId, Kind } from '../../shared/domain/idea.ts'
import { kindName } from '../../shared/language/words.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import { TextRuns } from '../ui/TextRuns.tsx'
import { AddIdea } from './AddIdea.tsx'
import { EditTitle } from './EditTitle.tsx'
import { IdeaDetails } from './IdeaDetails.tsx'
import styles from './OutlineItem.module.css'
import type { OpenMenu } from './RowMenu.tsx'

interface OutlineItemProps {
  readonly id: IdeaId
  readonly depth: number
  readonly parentKind: Kind
  readonly onMenu: (menu: OpenMenu) => void
}

/** An idea with all below it. The kind is named where it begins. */
export const OutlineItem = memo(function OutlineItem({ id, depth, parentKind, onMenu }: OutlineItemProps) {
  const { t, language } = useLanguage()
  const { canWrite } = useBoard()
  const idea = useIdea(id)
  const votes = useStage().tally.get(id) ?? 0
  const [doing, setDoing] = useState<'add' | 'edit'>()
  if (!idea) return null
  const title = idea.text === '' ? t('outline.untitled') : idea.text.replaceAll('\n', ' ')
  const namesKind = idea.kind !== 'free' && (idea.kind !== parentKind || depth === 1)
  const Title = depth === 1 ? 'h3' : depth === 2 ? 'h4' : 'span'
  const stop = (): void => setDoing(undefined)
  return (
    <li className={styles['item']} data-depth={Math.min(depth, 3)} data-kind={idea.kind} data-id={id}>
      <div className={styles['row']}>
        <div className={styles['words']}>
          {namesKind && (
            <span className={styles['kind']}>
              <KindSymbol kind={idea.kind} />
              {kindName(idea.kind, language)}
              <span className="visuallyHidden">: </span>
            </span>
          )}
          {doing === 'edit' ? (
            <EditTitle idea={idea} onDone={stop} />
          ) : (
            <Title className={styles['title']}>
              {idea.text === '' ? t('outline.untitled') : <TextRuns text={idea.title} />}
            </Title>
          )}
          {votes > 0 && <span className={styles['votes']}>{t('outline.votes', { n: votes })}</span>}
        </div>
        <button
          type="button"
          className={styles['more']}
          aria-haspopup="menu"
          aria-label={t('outline.actions', { title })}
          onClick={(event) =>
            onMenu({
              anchor: event.currentTarget,
              id,
              title,
              ...(canWrite ? { onAdd: () => setDoing('add'), onEdit: () => setDoing('edit') } : {}),
            })
          }
        >
          <Ellipsis size={18} aria-hidden />
        </button>
      </div>
      <IdeaDetails idea={idea} />
      {(idea.children.length > 0 || doing === 'add') && (
        <ul role="list" className={styles['children']}>
          {idea.children.map((child) => (
            <OutlineItem key={child} id={child} depth={depth + 1} parentKind={idea.kind} onMenu={onMenu} />
          ))}
          {doing === 'add' && (
            <li>
              <AddIdea parent={id} onDone={stop} />
            </li>
          )}
        </ul>
      )}
    </li>
  )
})
