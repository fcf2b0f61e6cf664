import type { CSSProperties } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { MOST_NAMED } from '../deeds/describeIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Face } from './Face.tsx'
import { useWatchersOf } from './othersShown.ts'
import styles from './RowWatchers.module.css'

/** Who else is at this idea: a small face, and who writes in words. In a tree the row's own name says it to those who listen: `isSaid` is for all else. */
export function RowWatchers({ id, isSaid }: { readonly id: IdeaId; readonly isSaid: boolean }) {
  const { t } = useLanguage()
  const watchers = useWatchersOf(id)
  if (watchers.length === 0) return null
  const said = watchers.slice(0, MOST_NAMED).map(({ name, edits }) => t(edits ? 'map.edits' : 'map.isAt', { name }))
  return (
    <span className={styles['watchers']} data-testid="row-watchers">
      {isSaid && <span className="visuallyHidden">{said.join(', ')}</span>}
      {watchers.slice(0, MOST_NAMED).map(({ participant, name, colour, edits }) =>
        edits ? (
          <span
            key={participant}
            aria-hidden
            className={styles['writer']}
            style={{ '--person': colour } as CSSProperties}
          >
            {t('map.edits', { name })}
          </span>
        ) : (
          <Face key={participant} name={name} colour={colour} size="small" />
        ),
      )}
      {watchers.length > MOST_NAMED && (
        <span className={styles['more']} aria-hidden>
          +{watchers.length - MOST_NAMED}
        </span>
      )}
    </span>
  )
}
