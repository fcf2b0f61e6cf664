import { plainText } from '../../shared/document/richText.ts'
import { kindName } from '../../shared/language/words.ts'
import type { OutlineItem } from '../../shared/domain/outline.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { KindSymbol } from '../ui/KindSymbol.tsx'
import styles from './ImportDialog.module.css'

/** More would be the map itself. */
const SHOWN = 60
const LEVELS = 4

/** The first ideas of a file, as they hang together. */
export function PreviewTree({ items, total }: { readonly items: readonly OutlineItem[]; readonly total: number }) {
  const { t } = useLanguage()
  const budget = { left: SHOWN }
  const list = branch(items, 1, budget)
  const hidden = total - (SHOWN - budget.left)
  return (
    <div className={styles['tree']} role="group" aria-label={t('import.preview')} tabIndex={0}>
      {list}
      {hidden > 0 && <p className={styles['more']}>{t('import.more', { n: hidden })}</p>}
    </div>
  )
}

function branch(items: readonly OutlineItem[], level: number, budget: { left: number }) {
  const shown = items.slice(0, Math.max(0, budget.left))
  if (shown.length === 0 || level > LEVELS) return null
  return (
    <ul role="list" className={styles['branch']}>
      {shown.map((item, i) => {
        if (budget.left <= 0) return null
        budget.left--
        return (
          <li key={i}>
            <Line item={item} />
            {branch(item.children, level + 1, budget)}
          </li>
        )
      })}
    </ul>
  )
}

function Line({ item: { title, kind, note } }: { readonly item: OutlineItem }) {
  const { t, language } = useLanguage()
  const words = plainText(title).replace(/\s+/g, ' ')
  return (
    <span className={styles['line']}>
      {kind && (
        <span title={kindName(kind, language)}>
          <KindSymbol kind={kind} />
          <span className="visuallyHidden">{kindName(kind, language)}: </span>
        </span>
      )}
      <span className={styles['words']}>{words === '' ? <em>{t('map.untitled')}</em> : words}</span>
      {note && <span className={styles['mark']}>{t('import.hasNote')}</span>}
    </span>
  )
}
