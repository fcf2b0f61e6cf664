import type { ReactNode } from 'react'
import type { IdeaPart } from '../../shared/domain/compareMaps.ts'
import type { IdeaId } from '../../shared/domain/idea.ts'
import type { MindMap } from '../../shared/domain/mindMap.ts'
import type { Compared, IdeaMark } from '../board/past.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { MarkSign } from '../deeds/MarkSign.tsx'
import type { Key, Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import styles from './Differences.module.css'
import { partText } from './differenceText.ts'

interface DifferencesProps {
  readonly compared: Compared
  readonly onGo: (id: IdeaId) => void
}

/** A list is read, not scrolled for ever: what is beyond is marked in the map. */
const MOST = 200

/** What differs, in words: new, changed, moved, gone; each leads to its idea. */
export function Differences({ compared, onGo }: DifferencesProps) {
  const { t } = useLanguage()
  const { earlier, later, found } = compared
  const { added, changed, moved, removed, links } = found
  const titleIn = (map: MindMap, id: IdeaId): string => ideaTitle(map.ideas.get(id), t)
  const parentIn = (map: MindMap, id: IdeaId): string => {
    const parent = map.ideas.get(id)?.parent
    return parent == null ? '' : t('history.under', { parent: titleIn(map, parent) })
  }
  const row = (map: MindMap, id: IdeaId, detail: ReactNode, key: string = id): ReactNode => (
    <li key={key}>
      <button type="button" className={styles['row']} onClick={() => onGo(id)}>
        <span className={styles['title']}>{titleIn(map, id)}</span>
        {detail}
      </button>
    </li>
  )
  const small = (text: string): ReactNode => text !== '' && <span className={styles['detail']}>{text}</span>
  const linkCount = links.added.length + links.changed.length + links.removed.length
  if (added.length + changed.size + moved.size + removed.length + linkCount === 0)
    return <p className={styles['same']}>{t('history.same')}</p>

  const linkRows = (['added', 'changed', 'removed'] as const).flatMap((how) =>
    links[how].map((link) => {
      const map = how === 'removed' ? earlier : later
      const key = ({ added: 'linkAdded', changed: 'linkChanged', removed: 'linkRemoved' } as const)[how]
      return row(
        map,
        link.from,
        small(
          [t(`history.${key}`, { from: titleIn(map, link.from), to: titleIn(map, link.to) }), link.label]
            .filter(Boolean)
            .join(' · '),
        ),
        link.id,
      )
    }),
  )
  return (
    <div className={styles['differences']} role="group" aria-label={t('history.list')}>
      <Group
        mark="added"
        title="history.groupAdded"
        rows={added.map((id) => row(later, id, small(parentIn(later, id))))}
      />
      <Group
        mark="changed"
        title="history.groupChanged"
        rows={[...changed].map(([id, parts]) =>
          row(later, id, <Parts earlier={earlier} later={later} id={id} parts={parts} />),
        )}
      />
      <Group
        mark="moved"
        title="history.groupMoved"
        rows={[...moved].map(([id, { from, to }]) =>
          row(
            later,
            id,
            small(
              from === to
                ? t('history.reordered', { parent: titleIn(later, to) })
                : t('history.movedFromTo', { from: titleIn(earlier, from), to: titleIn(later, to) }),
            ),
          ),
        )}
      />
      <Group
        mark="goneLater"
        title="history.groupRemoved"
        rows={removed.map((id) => row(earlier, id, small(parentIn(earlier, id))))}
      />
      <Group title="history.groupLinks" rows={linkRows} />
    </div>
  )
}

interface GroupProps {
  readonly mark?: IdeaMark
  readonly title: Extract<Key, `history.group${string}`>
  readonly rows: readonly ReactNode[]
}

function Group({ mark, title, rows }: GroupProps) {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className={styles['group']}>
        {mark && <MarkSign mark={mark} />} {t(title, { n: rows.length })}
      </h3>
      <ul role="list" className={styles['list']}>
        {rows.slice(0, MOST)}
      </ul>
      {rows.length > MOST && <p className={styles['detail']}>{t('history.more', { n: rows.length - MOST })}</p>}
    </section>
  )
}

interface PartsProps extends Pick<Compared, 'earlier' | 'later'> {
  readonly id: IdeaId
  readonly parts: readonly IdeaPart[]
}

/** Old words, then new ones: told by word and line, not by colour. */
function Parts({ earlier, later, id, parts }: PartsProps) {
  const { t, language } = useLanguage()
  const [was, is] = [earlier.ideas.get(id), later.ideas.get(id)]
  if (!was || !is) return null
  const words = (text: string, spoken: Translate): string => (text === '' ? spoken('history.empty') : text)
  return parts.map((part) => (
    <span key={part} className={styles['part']}>
      <span className={styles['name']}>{t(`history.part.${part}`)}</span>{' '}
      <del className={styles['was']}>
        <span className="visuallyHidden">{t('history.before')}: </span>
        {words(partText(was, part, language), t)}
      </del>{' '}
      <ins className={styles['is']}>
        <span className="visuallyHidden">{t('history.after')}: </span>
        {words(partText(is, part, language), t)}
      </ins>
    </span>
  ))
}
